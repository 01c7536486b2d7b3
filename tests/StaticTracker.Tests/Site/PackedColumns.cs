using System.Text.RegularExpressions;

namespace StaticTracker.Tests.Site;

/// <summary>Takes the columns of a script of the site apart, as its readers do.</summary>
internal static class PackedColumns
{
    private const string NoDigits = "\"&'<>\\";

    private static readonly string s_digits = string.Concat(Enumerable.Range(' ', '~' - ' ' + 1).Select(c => (char)c).Where(c => !NoDigits.Contains(c)));

    /// <summary>The numbers of a column: <c>"pass":"…"</c>.</summary>
    public static IReadOnlyList<long> Column(string script, string name) => Numbers(Regex.Match(script, $"\"{name}\":\"([^\"]*)\"").Groups[1].Value);

    public static IReadOnlyList<long> Numbers(string text)
    {
        var numbers = new List<long>();
        for (var at = 0; at < text.Length;)
        {
            var first = Digit(text, ref at);
            if (first >= 70)
            {
                var digits = first == 88 ? Digit(text, ref at) : 1;
                first = first == 88 ? 0 : first - 70;
                for (; digits > 0; digits--)
                {
                    first = (first * s_digits.Length) + Digit(text, ref at);
                }

                first += 70;
            }

            numbers.Add(first);
        }

        return numbers;
    }

    private static long Digit(string text, ref int at) => s_digits.IndexOf(text[at++], StringComparison.Ordinal);
}
