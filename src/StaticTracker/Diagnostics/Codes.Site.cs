namespace StaticTracker.Diagnostics;

public static partial class Codes
{
    /// <summary>Making the site: templates and the folder it goes to.</summary>
    public static class Site
    {
        public static readonly ProblemCode BadColour = new("ST590", Severity.Error, "A colour of the site is written #rgb or #rrggbb.");
        public static readonly ProblemCode UnknownColour = new("ST591", Severity.Error, "Colours that the settings name are colours of the pages.");
        public static readonly ProblemCode LowContrast = new("ST592", Severity.Error, "Text and marks stand out from their ground as WCAG AA asks.");
        public static readonly ProblemCode NoLogo = new("ST593", Severity.Error, "The site's logo is a small picture below the repository's folder.");
        public static readonly ProblemCode UnsafeLogo = new("ST594", Severity.Error, "An SVG that is the site's logo holds drawing and nothing else.");
        public static readonly ProblemCode UnusedDetails = new("ST595", Severity.Warning, "Kept texts of items that may be published can be read.");
        public static readonly ProblemCode BrokenTemplate = new("ST601", Severity.Error, "A template must be one that Handlebars can read.");
        public static readonly ProblemCode UnknownName = new("ST602", Severity.Error, "A template uses only names that its page knows.");
        public static readonly ProblemCode RawOutput = new("ST603", Severity.Error, "A template puts nothing in without escaping.");
        public static readonly ProblemCode UnknownTemplate = new("ST604", Severity.Warning, "A file in site-templates overrides a template or is an asset.");
        public static readonly ProblemCode ForeignFolder = new("ST605", Severity.Error, "A site never replaces a folder that tracker did not make.");
        public static readonly ProblemCode UnsafeLink = new("ST606", Severity.Warning, "Links of data are http, https or mailto.");
        public static readonly ProblemCode UnusedVerdicts = new("ST607", Severity.Warning, "Stored verdicts that an interval is made from can be read and give their experiment's figures.");
        public static readonly ProblemCode NoTemplates = new("ST608", Severity.Error, "The folder of templates that is named must be there.");
        public static readonly ProblemCode UnknownText = new("ST620", Severity.Warning, "Texts of the pages go by the keys that there are.");
        public static readonly ProblemCode BrokenText = new("ST621", Severity.Error, "A text of the pages is a text, with the names in braces that it may have.");
        public static readonly ProblemCode NotThere = new("ST630", Severity.Error, "A site's single file is an .html file outside of what it is made from.");
        public static readonly ProblemCode LeftOut = new("ST631", Severity.Warning, "A site's single file holds the whole site.");
        public static readonly ProblemCode TooLarge = new("ST632", Severity.Error, "A site's start page fits a single file.");

        public static readonly ProblemCode[] All =
        [
            BadColour, UnknownColour, LowContrast, NoLogo, UnsafeLogo, UnusedDetails,
            BrokenTemplate, UnknownName, RawOutput, UnknownTemplate, ForeignFolder, UnsafeLink, UnusedVerdicts, NoTemplates, UnknownText, BrokenText, NotThere, LeftOut, TooLarge,
        ];
    }
}
