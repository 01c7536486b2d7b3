using System.Globalization;
using StaticTracker.Diagnostics;
using StaticTracker.Json;

namespace StaticTracker.Theming;

/// <summary>Whether the colours of <c>site.colours</c> are colours, have names that pages use, and can be read on each other.</summary>
public static class ThemeRules
{
    private const int LongestShown = 40;

    /// <param name="colours">The value of <c>site.colours</c>; it may not be there.</param>
    public static IReadOnlyList<ThemeFault> Check(JsonNode colours)
    {
        var faults = new List<ThemeFault>();
        CheckScheme(colours["light"u8], "light", BuiltInColours.Light, faults);
        CheckScheme(colours["dark"u8], "dark", BuiltInColours.Dark, faults);
        return faults;
    }

    private static void CheckScheme(JsonNode colours, string scheme, IReadOnlyDictionary<string, ThemeColour> builtIn, List<ThemeFault> faults)
    {
        var set = new Dictionary<string, (ThemeColour Colour, JsonNode At)>(StringComparer.Ordinal);
        foreach (var member in colours.Members)
        {
            var text = member.Value.AsString() ?? "";
            if (!ColourPair.Names.Contains(member.Name))
            {
                var near = DidYouMean.Of(member.Name, ColourPair.Names);
                faults.Add(new(member.Key, Codes.Site.UnknownColour, $"no colour of the pages goes by the name '{Cut(member.Name)}'", near is null ? $"names are {string.Join(", ", ColourPair.Names)}" : $"did you mean '{near}'?"));
            }
            else if (!ThemeColour.TryParse(text, out var colour))
            {
                faults.Add(new(member.Value, Codes.Site.BadColour, $"'{Cut(text)}' is no colour", "write #rgb or #rrggbb"));
            }
            else
            {
                set[member.Name] = (colour, member.Value);
            }
        }

        foreach (var pair in ColourPair.All.Where(p => set.ContainsKey(p.Front) || set.ContainsKey(p.Ground)))
        {
            var (front, ground) = (ColourOf(pair.Front), ColourOf(pair.Ground));
            var ratio = ThemeColour.Contrast(front, ground);
            if (ratio < pair.Least)
            {
                var at = set.TryGetValue(pair.Front, out var own) ? own.At : set[pair.Ground].At;
                faults.Add(new(at, Codes.Site.LowContrast, string.Create(
                    CultureInfo.InvariantCulture,
                    $"{Named(pair.Front, front)} on {Named(pair.Ground, ground)} has {Math.Floor(ratio * 100) / 100:F2} : 1 in {scheme}; WCAG AA asks for {pair.Least} : 1"), "choose a darker or a lighter one of the two"));
            }
        }

        ThemeColour ColourOf(string name) => set.TryGetValue(name, out var own) ? own.Colour : builtIn[name];

        string Named(string name, ThemeColour colour) => set.ContainsKey(name) ? $"{name} {colour}" : $"{name} {colour} (built in)";
    }

    private static string Cut(string text) => text.Length <= LongestShown ? text : text[..LongestShown] + "…";
}
