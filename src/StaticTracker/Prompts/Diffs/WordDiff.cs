using System.Text;

namespace StaticTracker.Prompts.Diffs;

/// <summary>Two lines compared word by word.</summary>
internal static class WordDiff
{
    /// <summary>The pieces of both lines in reading order, neighbours of one kind joined.</summary>
    public static IReadOnlyList<WordPiece> Of(string before, string after)
    {
        var (a, b) = (Words(before), Words(after));
        var pieces = new List<WordPiece>();
        foreach (var (i, j) in Alignment.Of(a, b, StringComparer.Ordinal))
        {
            Add(pieces, i >= 0 && j >= 0 ? '=' : i >= 0 ? '-' : '+', i >= 0 ? a[i] : b[j]);
        }

        return pieces;
    }

    /// <summary>How much two lines share, 0 to 1: twice the letters and digits in common words over those of both (Dice).</summary>
    public static double Likeness(string before, string after)
    {
        var (a, b) = (Words(before).Where(IsWord).ToList(), Words(after).Where(IsWord).ToList());
        var (all, common) = (a.Sum(w => w.Length) + b.Sum(w => w.Length), 0);
        foreach (var (i, j) in Alignment.Of(a, b, StringComparer.OrdinalIgnoreCase))
        {
            common += i >= 0 && j >= 0 ? a[i].Length : 0;
        }

        return all == 0 ? 0 : 2.0 * common / all;
    }

    private static bool IsWord(string token) => char.IsLetterOrDigit(token, 0);

    private static void Add(List<WordPiece> pieces, char op, string text)
    {
        if (pieces.Count > 0 && pieces[^1].Op == op)
        {
            pieces[^1] = new WordPiece(op, pieces[^1].Text + text);
        }
        else
        {
            pieces.Add(new WordPiece(op, text));
        }
    }

    /// <summary>Runs of letters and digits, runs of white space, and every other character by itself.</summary>
    private static List<string> Words(string line)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var kind = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            var next = Rune.IsLetterOrDigit(rune) || rune.Value == '_' ? 1 : Rune.IsWhiteSpace(rune) ? 2 : 3;
            if (word.Length > 0 && (next != kind || next == 3))
            {
                words.Add(word.ToString());
                word.Clear();
            }

            word.Append(rune);
            kind = next;
        }

        if (word.Length > 0)
        {
            words.Add(word.ToString());
        }

        return words;
    }
}
