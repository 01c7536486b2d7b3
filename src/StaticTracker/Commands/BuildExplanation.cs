using StaticTracker.Checking;
using StaticTracker.Diagnostics;
using StaticTracker.Site;
using StaticTracker.Storage;

namespace StaticTracker.Commands;

/// <summary><c>tracker build --explain</c>: where every template, asset and setting comes from, and what is wrong with them. Nothing is made.</summary>
internal static class BuildExplanation
{
    private const int LongestShown = 60;

    public static int Run(CommandContext context, DataFolder folder, string? templates)
    {
        var settings = SettingsCheck.Read(folder, context.Problems);
        SettingsCheck.CheckTheme(folder, context.Problems);
        var origins = SiteOrigins.Of(templates ?? Path.Join(folder.Project, "site-templates"), folder, settings, context.Problems);
        if (context.Json)
        {
            context.AnswerJson(json =>
            {
                json.WriteStartArray("origins");
                foreach (var origin in origins)
                {
                    json.WriteStartObject();
                    json.WriteString("kind", origin.Kind);
                    json.WriteString("name", origin.Name);
                    json.WriteString("from", origin.From);
                    json.WriteString("value", origin.Value);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            });
        }
        else
        {
            Write(context, origins);
        }

        return context.Finish();
    }

    private static void Write(CommandContext context, IReadOnlyList<Origin> origins)
    {
        foreach (var kind in origins.GroupBy(o => o.Kind))
        {
            context.Out.WriteLine(Heading(kind.Key));

            // There are hundreds of texts: those that are built in are counted.
            var shown = kind.Where(o => kind.Key != "text" || o.From is not null).ToList();
            var width = shown.Select(o => o.Name.Length).DefaultIfEmpty().Max();
            foreach (var origin in shown)
            {
                context.Out.WriteLine($"  {origin.Name.PadRight(width)}  {origin.From ?? "built in"}{Shown(origin.Value)}".TrimEnd());
            }

            if (shown.Count < kind.Count())
            {
                context.Out.WriteLine($"  {Count.Of(kind.Count() - shown.Count, "text")} built in");
            }
        }
    }

    private static string Heading(string kind) => kind switch
    {
        "template" => "Templates",
        "asset" => "Assets",
        "text" => "Texts",
        _ => "Settings",
    };

    /// <summary>On one line: what a file says must not look like another line of the answer.</summary>
    private static string Shown(string? value)
    {
        if (value is null)
        {
            return "";
        }

        var line = Bidi.Visible(string.Concat(value.Select(c => char.IsControl(c) ? ' ' : c)));
        return $"  {(line.Length <= LongestShown ? line : line[..LongestShown] + "…")}";
    }
}
