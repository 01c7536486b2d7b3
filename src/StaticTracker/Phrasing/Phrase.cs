using System.Globalization;

namespace StaticTracker.Phrasing;

/// <summary>
/// A sentence that is not said yet: the key of a text and what is put in, which may be phrases again. What is found out about data is kept like this, so that pages say it in the site's language, and
/// terminal, Markdown and JSON, by <see cref="ToString"/>, in English.
/// </summary>
public sealed class Phrase : IEquatable<Phrase>
{
    public static readonly Phrase Empty = Data("");

    private readonly string _text;
    private readonly long? _n;

    private Phrase(PhraseKind kind, string text, long? n, (string Name, object? Value)[] values)
    {
        (Kind, _text, _n) = (kind, text, n);
        Values = Array.ConvertAll(values, static v => (v.Name, v.Value switch
        {
            string or Phrase => v.Value,
            null => "",
            var other => Convert.ToString(other, CultureInfo.InvariantCulture)!,
        }));
    }

    internal PhraseKind Kind { get; }

    /// <summary>The key; of data the text itself, of a list what stands between its parts.</summary>
    internal string Text => _text;

    /// <summary>The number that decides the form.</summary>
    internal long? N => _n;

    /// <summary>What is put in, by name: a string or a phrase.</summary>
    internal IReadOnlyList<(string Name, object Value)> Values { get; }

    /// <summary>Nothing is there to be said.</summary>
    public bool IsEmpty => Kind == PhraseKind.Data ? _text.Length == 0 : Kind == PhraseKind.List && Values.All(v => v.Value is Phrase { IsEmpty: true });

    /// <summary>A text of the pages.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="values">What stands for the names in its braces: strings, numbers, phrases.</param>
    public static Phrase Of(string key, params (string Name, object? Value)[] values) => new(PhraseKind.Text, key, null, values);

    /// <summary>A text about a number, which is its {n}, unless a value of that name says it otherwise.</summary>
    public static Phrase Count(string key, long n, params (string Name, object? Value)[] values) => new(PhraseKind.Text, key, n, values);

    /// <summary>Something that is the same in every language: a name, an id, a figure.</summary>
    public static Phrase Data(string text) => new(PhraseKind.Data, text, null, []);

    /// <summary>Phrases one after the other.</summary>
    public static Phrase Join(string between, IEnumerable<Phrase> parts) => new(PhraseKind.List, between, null, [.. parts.Where(p => !p.IsEmpty).Select(p => ("", (object?)p))]);

    /// <summary>As <see cref="Join"/>, with nothing between.</summary>
    public static Phrase Row(params Phrase[] parts) => Join("", parts);

    /// <summary>One that was kept.</summary>
    internal static Phrase Of(PhraseKind kind, string text, long? n, (string Name, object? Value)[] values) => new(kind, text, n, values);

    /// <summary>In the language of the texts.</summary>
    public string In(SiteTexts texts)
    {
        if (Kind == PhraseKind.Data)
        {
            return _text;
        }

        if (Kind == PhraseKind.List)
        {
            return string.Join(_text, Values.Select(v => Said(v.Value, texts)));
        }

        var values = new (string Name, string? Value)[Values.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = (Values[i].Name, Said(Values[i].Value, texts));
        }

        return _n is { } n ? texts.Count(_text, n, values) : texts.Of(_text, values);
    }

    /// <summary>In English.</summary>
    public override string ToString() => In(SiteTexts.BuiltIn);

    public bool Equals(Phrase? other) => other is not null && Kind == other.Kind && _text == other._text && _n == other._n && Values.SequenceEqual(other.Values);

    public override bool Equals(object? obj) => obj is Phrase other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(Kind, _text, _n, Values.Count);

    private static string Said(object value, SiteTexts texts) => value is Phrase phrase ? phrase.In(texts) : (string)value;
}
