using System.Text;

namespace StaticTracker.Merging;

/// <summary>What people call a place in a data file: <c>suggestion 1a2b3c4d, status</c>, <c>thresholds.max_error_share</c>.</summary>
internal static class PlaceWords
{
    private const char ElementMark = '\0';

    /// <summary>The step to an element of a list.</summary>
    public static string Element(string noun, string key) => $"{ElementMark}{noun} {key}";

    /// <summary>The steps from the root as words; the list that an element stands in goes without saying.</summary>
    public static string Of(IReadOnlyList<string> steps)
    {
        var words = new StringBuilder();
        var isBehindElement = false;
        for (var i = 0; i < steps.Count; i++)
        {
            if (i + 1 < steps.Count && steps[i + 1][..Math.Min(1, steps[i + 1].Length)] == ElementMark.ToString())
            {
                continue;
            }

            var isElement = steps[i].StartsWith(ElementMark);
            words.Append(words.Length == 0 ? "" : isBehindElement || isElement ? ", " : ".").Append(isElement ? steps[i].AsSpan(1) : steps[i]);
            isBehindElement = isElement;
        }

        return words.Length == 0 ? "the whole file" : words.ToString();
    }
}
