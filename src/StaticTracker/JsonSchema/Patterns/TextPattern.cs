using System.Text;
using System.Text.RegularExpressions;

namespace StaticTracker.JsonSchema.Patterns;

/// <summary>
/// A "pattern" (ECMA-262, unicode). Simple ones are matched on bytes; the rest goes to .NET's engine without backtracking, and the few that
/// cannot be matched so, to the backtracking one with a time limit, since a hostile document must not hang the program.
/// </summary>
internal sealed class TextPattern
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    private readonly BytePattern? _bytes;
    private Regex? _regex;

    /// <exception cref="FormatException">The pattern is not one, or beyond what is supported.</exception>
    public TextPattern(string source)
    {
        Source = source;
        _bytes = BytePattern.TryCreate(source);
        if (_bytes is null)
        {
            _regex = ToRegex(source);
        }
    }

    public string Source { get; }

    /// <summary>Whether a string, given as its UTF-8 bytes without escapes, matches somewhere.</summary>
    public bool IsMatch(ReadOnlySpan<byte> utf8) => _bytes?.TryMatch(utf8) ?? MatchesSlowly(utf8);

    private static Regex ToRegex(string source)
    {
        var translated = EcmaPattern.Translate(source);
        try
        {
            return new Regex(translated, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
        }
        catch (NotSupportedException)
        {
            return new Regex(translated, RegexOptions.CultureInvariant, Patience);
        }
        catch (ArgumentException e)
        {
            throw new FormatException($"\"{source}\" is not a regular expression: {e.Message}", e);
        }
    }

    private bool MatchesSlowly(ReadOnlySpan<byte> utf8)
    {
        // Two threads may both make it: they make the same.
        var regex = Volatile.Read(ref _regex);
        if (regex is null)
        {
            regex = ToRegex(Source);
            Volatile.Write(ref _regex, regex);
        }

        try
        {
            return regex.IsMatch(Encoding.UTF8.GetString(utf8));
        }
        catch (RegexMatchTimeoutException)
        {
            // What cannot be checked in time is not let through.
            return false;
        }
    }
}
