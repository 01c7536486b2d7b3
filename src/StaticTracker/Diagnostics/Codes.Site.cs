namespace StaticTracker.Diagnostics;

public static partial class Codes
{
    /// <summary>Making the site: templates and the folder it goes to.</summary>
    public static class Site
    {
        public static readonly ProblemCode BrokenTemplate = new("ST601", Severity.Error, "A template must be one that Handlebars can read.");
        public static readonly ProblemCode UnknownName = new("ST602", Severity.Error, "A template uses only names that its page knows.");
        public static readonly ProblemCode RawOutput = new("ST603", Severity.Error, "A template puts nothing in without escaping.");
        public static readonly ProblemCode UnknownTemplate = new("ST604", Severity.Warning, "A file in site-templates overrides a template or is an asset.");
        public static readonly ProblemCode ForeignFolder = new("ST605", Severity.Error, "A site never replaces a folder that tracker did not make.");
        public static readonly ProblemCode UnsafeLink = new("ST606", Severity.Warning, "Links of data are http, https or mailto.");
        public static readonly ProblemCode UnusedVerdicts = new("ST607", Severity.Warning, "Stored verdicts that an interval is made from can be read and give their experiment's figures.");
        public static readonly ProblemCode NoTemplates = new("ST608", Severity.Error, "The folder of templates that is named must be there.");
        public static readonly ProblemCode NotThere = new("ST630", Severity.Error, "A site's single file is an .html file outside of what it is made from.");
        public static readonly ProblemCode LeftOut = new("ST631", Severity.Warning, "A site's single file holds the whole site.");
        public static readonly ProblemCode TooLarge = new("ST632", Severity.Error, "A site's start page fits a single file.");

        public static readonly ProblemCode[] All = [BrokenTemplate, UnknownName, RawOutput, UnknownTemplate, ForeignFolder, UnsafeLink, UnusedVerdicts, NoTemplates, NotThere, LeftOut, TooLarge];
    }
}
