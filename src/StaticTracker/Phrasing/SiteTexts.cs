using System.Globalization;
using System.Reflection;
using StaticTracker.Json;

namespace StaticTracker.Phrasing;

/// <summary>
/// Every word that the pages show, by key, in one language: those of the program (<c>site-templates/texts.json</c>), each of which a file or the settings may replace. A text is plain; where a page allows it,
/// <c>`code`</c>, <c>**strong**</c> and <c>[links](into the site)</c> are marked up. Values stand in braces.
/// </summary>
public sealed class SiteTexts
{
    /// <summary>The key of the language's tag.</summary>
    public const string LanguageKey = "language";

    private static readonly Lazy<SiteTexts> s_builtIn = new(ReadBuiltIn);

    private readonly Dictionary<string, SiteText> _texts;

    private SiteTexts(Dictionary<string, SiteText> texts)
    {
        _texts = texts;
        Language = texts[LanguageKey].Other;
    }

    /// <summary>Those of the program, in English: what terminal, Markdown and JSON say.</summary>
    public static SiteTexts BuiltIn => s_builtIn.Value;

    /// <summary>A language tag: it stands on every page, and decides which form of a text a number takes.</summary>
    public string Language { get; }

    /// <summary>All of them by key, in ordinal order.</summary>
    public IEnumerable<KeyValuePair<string, SiteText>> All => _texts.OrderBy(t => t.Key, StringComparer.Ordinal);

    public IReadOnlyCollection<string> Keys => _texts.Keys;

    /// <summary>A text without values.</summary>
    /// <exception cref="KeyNotFoundException">There is no such text: a mistake in the program.</exception>
    public string this[string key] => _texts[key].Other;

    public SiteText? Find(string key) => _texts.GetValueOrDefault(key);

    /// <summary>A text with its values.</summary>
    public string Of(string key, params (string Name, string? Value)[] values) => TextNames.Fill(this[key], values);

    /// <summary>A text about a number, in the form that the number takes; the number itself is {n}, unless a value of that name says it otherwise.</summary>
    public string Count(string key, long n, params (string Name, string? Value)[] values)
    {
        var forms = _texts[key].Forms;
        return TextNames.Fill(forms.GetValueOrDefault(PluralRules.FormOf(Language, n)) ?? forms["other"], [.. values, ("n", n.ToString(CultureInfo.InvariantCulture))]);
    }

    /// <summary>These with others in their place, key by key; keys that are not among these are no texts.</summary>
    public SiteTexts With(IReadOnlyDictionary<string, SiteText> others)
    {
        var all = new Dictionary<string, SiteText>(_texts, StringComparer.Ordinal);
        foreach (var (key, text) in others)
        {
            all[key] = all.ContainsKey(key) ? text : throw new KeyNotFoundException($"There is no text {key}.");
        }

        return new SiteTexts(all);
    }

    private static SiteTexts ReadBuiltIn()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("site-templates/texts.json")!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        using var tree = JsonTree.Parse(bytes);
        var texts = new Dictionary<string, SiteText>(StringComparer.Ordinal);
        foreach (var member in tree.Root.Members)
        {
            texts.Add(member.Name, SiteText.Read(member.Value) ?? throw new InvalidDataException($"The text {member.Name} has no form."));
        }

        return new SiteTexts(texts);
    }
}
