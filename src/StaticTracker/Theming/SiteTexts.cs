using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using StaticTracker.Diagnostics;
using StaticTracker.Json;
using StaticTracker.Storage.Binary;

namespace StaticTracker.Theming;

/// <summary>
/// Every word that the pages show, by key, in one language: those of the program (<c>site-templates/texts.json</c>), each of which a file or the settings may replace. A text is plain; where a page allows it,
/// <c>`code`</c>, <c>**strong**</c> and <c>[links](into the site)</c> are marked up. Values stand in braces.
/// </summary>
public sealed partial class SiteTexts
{
    /// <summary>The key of the language's tag.</summary>
    public const string LanguageKey = "language";

    private const int LongestText = 2000;

    private static readonly Lazy<SiteTexts> s_builtIn = new(ReadBuiltIn);

    private readonly Dictionary<string, SiteText> _texts;

    private SiteTexts(Dictionary<string, SiteText> texts)
    {
        _texts = texts;
        Language = texts[LanguageKey].Other;
        Key = KeyOf(texts);
    }

    public static SiteTexts BuiltIn => s_builtIn.Value;

    /// <summary>A language tag: it stands on every page, and decides which form of a text a number takes.</summary>
    public string Language { get; }

    /// <summary>Same key, same texts.</summary>
    public ContentKey Key { get; }

    /// <summary>All of them by key, in ordinal order.</summary>
    public IEnumerable<KeyValuePair<string, SiteText>> All => _texts.OrderBy(t => t.Key, StringComparer.Ordinal);

    /// <summary>A text without values.</summary>
    /// <exception cref="KeyNotFoundException">There is no such text: a mistake in the program.</exception>
    public string this[string key] => _texts[key].Other;

    public SiteText? Find(string key) => _texts.GetValueOrDefault(key);

    /// <summary>A text with its values.</summary>
    public string Of(string key, params (string Name, string? Value)[] values) => Fill(this[key], values);

    /// <summary>A text about a number, in the form that the number takes; the number itself is {n}.</summary>
    public string Count(string key, long n, params (string Name, string? Value)[] values)
    {
        var forms = _texts[key].Forms;
        return Fill(forms.GetValueOrDefault(PluralRules.FormOf(Language, n)) ?? forms["other"], [("n", n.ToString(CultureInfo.InvariantCulture)), .. values]);
    }

    /// <summary>These with others in their place, key by key.</summary>
    /// <param name="texts">An object of texts.</param>
    /// <param name="path">The file that they stand in, as shown.</param>
    /// <param name="fault">Told what is wrong; a text that is wrong is not taken.</param>
    public SiteTexts With(JsonNode texts, string path, Action<ThemeFault> fault)
    {
        var all = new Dictionary<string, SiteText>(_texts, StringComparer.Ordinal);
        foreach (var member in texts.Members)
        {
            if (member.Name == "$schema")
            {
                continue;
            }

            if (!_texts.TryGetValue(member.Name, out var known))
            {
                var near = DidYouMean.Of(member.Name, _texts.Keys);
                fault(new(member.Key, Codes.Site.UnknownText, $"no text of the pages goes by the key '{Cut(member.Name)}', so it is not used", near is null ? "site-templates/texts.json of the program has all keys" : $"did you mean '{near}'?"));
                continue;
            }

            var forms = FormsOf(member.Value);
            if ((forms is null ? "it is to be a text, or an object of texts by zero, one, two, few, many and other, of which other is there" : WhyNot(member.Name, forms, known)) is { } why)
            {
                fault(new(member.Value, Codes.Site.BrokenText, why, "the text that is built in shows what it may hold: site-templates/texts.json of the program"));
                continue;
            }

            var place = member.Value.Position;
            all[member.Name] = new SiteText(forms!, string.Create(CultureInfo.InvariantCulture, $"{path}:{place.Line}:{place.Column}"));
        }

        return new SiteTexts(all);
    }

    private static Dictionary<string, string>? FormsOf(JsonNode node)
    {
        if (node.AsString() is { } text)
        {
            return new(StringComparer.Ordinal) { ["other"] = text };
        }

        var forms = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var member in node.Members)
        {
            if (member.Value.AsString() is not { } form || !PluralRules.Forms.Contains(member.Name))
            {
                return null;
            }

            forms[member.Name] = form;
        }

        return forms.ContainsKey("other") ? forms : null;
    }

    private static string? WhyNot(string key, Dictionary<string, string> forms, SiteText known)
    {
        var names = known.Names;
        foreach (var text in forms.Values)
        {
            if (text.Length > LongestText || text.Any(char.IsControl))
            {
                return $"a text has at most {LongestText} characters, and no control characters";
            }

            if (TextNames.In(text).FirstOrDefault(n => !names.Contains(n)) is { } unknown)
            {
                return names.Count == 0 ? $"no value is put into this text, so '{{{Cut(unknown)}}}' stands for nothing" : $"'{{{Cut(unknown)}}}' stands for nothing here; there is {string.Join(", ", names.Select(n => $"{{{n}}}"))}";
            }
        }

        return key == LanguageKey && !LanguageTag().IsMatch(forms["other"]) ? "this is no language tag, such as de or pt-BR" : null;
    }

    private static string Fill(string text, (string Name, string? Value)[] values) => values.Length == 0 ? text
        : TextNames.Fill(text, name => Array.Find(values, v => v.Name == name).Value);

    private static string Cut(string text) => text.Length <= 60 ? text : text[..60] + "…";

    private static SiteTexts ReadBuiltIn()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("site-templates/texts.json")!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        using var tree = JsonTree.Parse(bytes);
        var texts = new Dictionary<string, SiteText>(StringComparer.Ordinal);
        foreach (var member in tree.Root.Members)
        {
            texts.Add(member.Name, new SiteText(FormsOf(member.Value) ?? throw new InvalidDataException($"The text {member.Name} has no form.")));
        }

        return new SiteTexts(texts);
    }

    private static ContentKey KeyOf(Dictionary<string, SiteText> texts)
    {
        var all = new StringBuilder();
        foreach (var (key, text) in texts.OrderBy(t => t.Key, StringComparer.Ordinal))
        {
            all.Append(key).Append('\n');
            foreach (var (form, wording) in text.Forms.OrderBy(f => f.Key, StringComparer.Ordinal))
            {
                all.Append(form).Append(' ').Append(wording.Length).Append(' ').Append(wording).Append('\n');
            }
        }

        return ContentKey.Of(all.ToString());
    }

    [GeneratedRegex("^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$")]
    private static partial Regex LanguageTag();
}
