using StaticTracker.Prompts.Diffs;

namespace StaticTracker.Runs.Moves;

/// <summary>Words that a name shares with what changed in a section of a prompt: letters only, in lower case, without an s at the end, four letters or more.</summary>
internal static class SharedWords
{
    private const int Shortest = 4;

    /// <summary>Words of English that say nothing of what a text is about.</summary>
    private static readonly HashSet<string> s_empty = new(StringComparer.Ordinal)
    {
        "also", "always", "been", "does", "each", "every", "from", "have", "into", "item", "must", "never", "only", "other", "should", "such", "than", "that", "them", "then", "there", "these", "they", "thi",
        "thing", "those", "what", "when", "where", "which", "will", "with", "your",
    };

    /// <summary>The words of a section's heading and of what changed in it.</summary>
    public static HashSet<string> Of(SectionChange section)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        Add(words, section.Name);
        foreach (var line in section.Lines.Where(l => l.Op != '='))
        {
            foreach (var text in line.Op == '~' ? line.Words.Where(w => w.Op != '=').Select(w => w.Text) : [line.Before ?? "", line.After ?? ""])
            {
                Add(words, text);
            }
        }

        return words;
    }

    public static IReadOnlyList<string> Of(HashSet<string> section, params string[] names)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            Add(words, name);
        }

        words.IntersectWith(section);
        return [.. words.Order(StringComparer.Ordinal)];
    }

    private static void Add(HashSet<string> words, string text)
    {
        for (var start = 0; start < text.Length; start++)
        {
            var end = start;
            // A capital behind a small letter begins a word: BrandFound is two.
            while (end < text.Length && char.IsLetter(text[end]) && !(end > start && char.IsUpper(text[end]) && char.IsLower(text[end - 1])))
            {
                end++;
            }

            if (end > start)
            {
                var word = text[start..end].ToLowerInvariant();
                word = word[^1] == 's' ? word[..^1] : word;
                if (word.Length >= Shortest && !s_empty.Contains(word))
                {
                    words.Add(word);
                }

                start = end - 1;
            }
        }
    }
}
