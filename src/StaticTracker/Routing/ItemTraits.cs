using System.Text;
using StaticTracker.Storage;

namespace StaticTracker.Routing;

/// <summary>What is known of an item before any model has seen it: tags and languages as they stand, numbers and words worked out from its text.</summary>
internal sealed class ItemTraits
{
    /// <summary>Shorter words tell little.</summary>
    private const int ShortestWord = 3;

    private const int LongestWord = 40;

    public static readonly ItemTraits Unknown = new();

    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double> _numbers = new(StringComparer.Ordinal);

    private ItemTraits()
    {
    }

    /// <summary>Names of features that are there: <c>tag:…</c>, <c>language:…</c>, <c>word:…</c>.</summary>
    public IReadOnlyCollection<string> Names => _names;

    /// <summary>Numbers by their features' names; a number that is not known is not there.</summary>
    public IReadOnlyDictionary<string, double> Numbers => _numbers;

    public bool Has(string name) => _names.Contains(name);

    public static ItemTraits Of(DataItem item)
    {
        var traits = new ItemTraits();
        traits._names.UnionWith(item.Tags.Select(t => RouterFeature.Tag + t));
        if (item.Language is { Length: > 0 } language)
        {
            traits._names.Add(RouterFeature.Language + language);
        }

        if (item.Text is { } text)
        {
            traits.Read(text);
        }

        if ((item.Length ?? item.Text?.EnumerateRunes().LongCount()) is >= 0 and var length)
        {
            traits._numbers[RouterFeature.Length] = Math.Log(1 + (double)length);
        }

        return traits;
    }

    private void Read(string text)
    {
        var (all, digits, letters, capitals, foreign, words) = (0, 0, 0, 0, 0, 0);
        var word = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            all++;
            digits += Rune.IsDigit(rune) ? 1 : 0;
            letters += Rune.IsLetter(rune) ? 1 : 0;
            capitals += Rune.IsUpper(rune) ? 1 : 0;
            foreign += Rune.IsLetter(rune) && !rune.IsAscii ? 1 : 0;
            if (Rune.IsLetterOrDigit(rune))
            {
                word.Append(Rune.ToLowerInvariant(rune));
                continue;
            }

            words += Take(word);
        }

        words += Take(word);
        _numbers["text:words"] = Math.Log(1 + words);
        _numbers["text:digits"] = (double)digits / Math.Max(1, all);
        _numbers["text:capitals"] = (double)capitals / Math.Max(1, letters);
        _numbers["text:not_ascii"] = (double)foreign / Math.Max(1, letters);
    }

    private int Take(StringBuilder word)
    {
        if (word.Length is >= ShortestWord and <= LongestWord)
        {
            _names.Add(RouterFeature.Word + word);
        }

        var isWord = word.Length > 0 ? 1 : 0;
        word.Clear();
        return isWord;
    }
}
