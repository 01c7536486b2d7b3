using System.Reflection;
using System.Text.RegularExpressions;

namespace StaticTracker.Theming;

/// <summary>The colours that pages have where the settings set none, read from the program's own style sheets.</summary>
public static partial class BuiltInColours
{
    private static readonly Lazy<(IReadOnlyDictionary<string, ThemeColour> Light, IReadOnlyDictionary<string, ThemeColour> Dark)> s_all = new(Read);

    public static IReadOnlyDictionary<string, ThemeColour> Light => s_all.Value.Light;

    /// <summary>Those of dark pages; what has no dark one is as in light.</summary>
    public static IReadOnlyDictionary<string, ThemeColour> Dark => s_all.Value.Dark;

    private static (IReadOnlyDictionary<string, ThemeColour> Light, IReadOnlyDictionary<string, ThemeColour> Dark) Read()
    {
        var light = new Dictionary<string, ThemeColour>(StringComparer.Ordinal);
        var dark = new Dictionary<string, ThemeColour>(StringComparer.Ordinal);
        foreach (var sheet in (string[])["site.css", "pages.css"])
        {
            using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"site-templates/assets/{sheet}")!;
            using var reader = new StreamReader(stream);
            foreach (Match block in RootBlock().Matches(reader.ReadToEnd()))
            {
                foreach (Match variable in Variable().Matches(block.Groups["body"].Value))
                {
                    if (ThemeColour.TryParse(variable.Groups["value"].Value, out var colour))
                    {
                        (block.Groups["dark"].Success ? dark : light).TryAdd(variable.Groups["name"].Value, colour);
                    }
                }
            }
        }

        foreach (var (name, colour) in light)
        {
            dark.TryAdd(name, colour);
        }

        return (light, dark);
    }

    [GeneratedRegex(@"(?<dark>@media screen and \(prefers-color-scheme:dark\)\{)?(?<!print\)?\{):root\{(?<body>[^}]*)\}")]
    private static partial Regex RootBlock();

    [GeneratedRegex("--(?<name>[a-z0-9-]+):(?<value>#[0-9a-fA-F]+)")]
    private static partial Regex Variable();
}
