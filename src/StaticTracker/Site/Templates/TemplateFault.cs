using System.Text.RegularExpressions;
using StaticTracker.Diagnostics;

namespace StaticTracker.Site.Templates;

/// <summary>
/// What the engine complains of, as a problem with its place. The engine names a line only for text it cannot parse, so the place of an
/// unknown name is looked up where the name stands.
/// </summary>
internal static partial class TemplateFault
{
    public static Problem Of(Exception e, TemplateFile page, TemplateFolder templates)
    {
        var innermost = e;
        while (innermost.InnerException is { } inner)
        {
            innermost = inner;
        }

        var message = innermost.Message.Split('\n')[0].Trim();
        if (UndefinedName().Match(message) is { Success: true } undefined)
        {
            var name = undefined.Groups[1].Value;
            return new Problem(PlaceOf(name, page, templates), Codes.Site.UnknownName, $"'{name}' is no name that this page knows", "the fields of each page are listed in docs/site.md");
        }

        if (UnknownKey().Match(message) is { Success: true } unknown)
        {
            var key = unknown.Groups[1].Value;
            var near = DidYouMean.Of(key, templates.Texts.All.Select(t => t.Key));
            return new Problem(PlaceOf(key, page, templates), Codes.Site.UnknownName, $"'{key}' {TextHelpers.Unknown}", near is null ? "keys are those of site-templates/texts.json of the program" : $"did you mean '{near}'?");
        }

        if (MissingPartial().Match(message) is { Success: true } missing)
        {
            var name = missing.Groups[1].Value;
            return new Problem(PlaceOf(name, page, templates), Codes.Site.BrokenTemplate, $"there is no partial '{name}'", $"make site-templates/partials/{name}.hbs or mend the name");
        }

        if (Unmatched().Match(message) is { Success: true } tag)
        {
            return new Problem(PlaceOf(tag.Groups[1].Value, page, templates), Codes.Site.BrokenTemplate, message);
        }

        var line = Occurred().Match(innermost.Message);
        var span = line.Success ? new SourceSpan(page.ShownPath, int.Parse(line.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture) + 1, 0) : SourceSpan.File(page.ShownPath);
        return new Problem(span, Codes.Site.BrokenTemplate, message);
    }

    private static SourceSpan PlaceOf(string name, TemplateFile page, TemplateFolder templates)
    {
        var candidates = templates.All.Where(f => f.Name == page.Name || f.Name == "layout.hbs" || f.Name.StartsWith("partials/", StringComparison.Ordinal));
        foreach (var file in candidates.OrderByDescending(f => f.IsOverride).ThenByDescending(f => f.Name == page.Name))
        {
            var text = TemplateText.Of(file);
            var match = Regex.Match(text, $@"\{{\{{[^}}]*?(?<!\w){Regex.Escape(name)}(?!\w)", RegexOptions.None, TimeSpan.FromSeconds(1));
            if (match.Success)
            {
                return TemplateText.SpanAt(file, text, match.Index);
            }
        }

        return SourceSpan.File(page.ShownPath);
    }

    [GeneratedRegex("^(\\S+) is undefined")]
    private static partial Regex UndefinedName();

    [GeneratedRegex("^(\\S+) is no key of a text")]
    private static partial Regex UnknownKey();

    [GeneratedRegex("partial name '([^']*)'")]
    private static partial Regex MissingPartial();

    [GeneratedRegex("'(/?[^']+)' was (?:found|closed)|element '(/?[^']+)'")]
    private static partial Regex Unmatched();

    [GeneratedRegex(@"Occured at:\s*(\d+):")]
    private static partial Regex Occurred();
}
