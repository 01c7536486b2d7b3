using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using StaticTracker.Diagnostics;
using StaticTracker.Json;
using StaticTracker.Phrasing;
using StaticTracker.Storage.Binary;

namespace StaticTracker.Theming;

/// <summary>Texts of a team in place of those that are built in: read strictly, key by key.</summary>
public static partial class TextOverrides
{
    private const int LongestText = 2000;

    /// <summary>Texts with others in their place.</summary>
    /// <param name="known">Those that there are.</param>
    /// <param name="texts">An object of texts.</param>
    /// <param name="path">The file that they stand in, as shown.</param>
    /// <param name="fault">Told what is wrong; a text that is wrong is not taken.</param>
    public static SiteTexts With(this SiteTexts known, JsonNode texts, string path, Action<ThemeFault> fault)
    {
        var taken = new Dictionary<string, SiteText>(StringComparer.Ordinal);
        foreach (var member in texts.Members)
        {
            if (member.Name == "$schema")
            {
                continue;
            }

            if (known.Find(member.Name) is not { } old)
            {
                var near = DidYouMean.Of(member.Name, known.Keys);
                fault(new(member.Key, Codes.Site.UnknownText, $"no text of the pages goes by the key '{Cut(member.Name)}', so it is not used", near is null ? "site-templates/texts.json of the program has all keys" : $"did you mean '{near}'?"));
                continue;
            }

            var text = SiteText.Read(member.Value);
            if ((text is null ? "it is to be a text, or an object of texts by zero, one, two, few, many and other, of which other is there" : WhyNot(member.Name, text, old)) is { } why)
            {
                fault(new(member.Value, Codes.Site.BrokenText, why, "the text that is built in shows what it may hold: site-templates/texts.json of the program"));
                continue;
            }

            var place = member.Value.Position;
            taken[member.Name] = text! with { From = string.Create(CultureInfo.InvariantCulture, $"{path}:{place.Line}:{place.Column}") };
        }

        return known.With(taken);
    }

    /// <summary>Same key, same texts.</summary>
    public static ContentKey KeyOf(SiteTexts texts)
    {
        var all = new StringBuilder();
        foreach (var (key, text) in texts.All)
        {
            all.Append(key).Append('\n');
            foreach (var (form, wording) in text.Forms.OrderBy(f => f.Key, StringComparer.Ordinal))
            {
                all.Append(form).Append(' ').Append(wording.Length).Append(' ').Append(wording).Append('\n');
            }
        }

        return ContentKey.Of(all.ToString());
    }

    private static string? WhyNot(string key, SiteText text, SiteText known)
    {
        var names = known.Names;
        foreach (var form in text.Forms.Values)
        {
            if (form.Length > LongestText || form.Any(char.IsControl))
            {
                return $"a text has at most {LongestText} characters, and no control characters";
            }

            if (TextNames.In(form).FirstOrDefault(n => !names.Contains(n)) is { } unknown)
            {
                return names.Count == 0 ? $"no value is put into this text, so '{{{Cut(unknown)}}}' stands for nothing" : $"'{{{Cut(unknown)}}}' stands for nothing here; there is {string.Join(", ", names.Select(n => $"{{{n}}}"))}";
            }
        }

        return key == SiteTexts.LanguageKey && !LanguageTag().IsMatch(text.Other) ? "this is no language tag, such as de or pt-BR" : null;
    }

    private static string Cut(string text) => text.Length <= 60 ? text : text[..60] + "…";

    [GeneratedRegex("^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$")]
    private static partial Regex LanguageTag();
}
