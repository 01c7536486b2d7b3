using System.Text.RegularExpressions;
using StaticTracker.Diagnostics;

namespace StaticTracker.Mapping;

/// <summary>
/// What a text must be for a rule to match: one of some texts in which <c>*</c> and <c>?</c> stand for any characters, or a regular expression, whose named
/// groups are then known to the rule. A regular expression has a second per text, no more.
/// </summary>
public sealed class TextMatcher
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);

    private readonly string[] _globs;
    private readonly Regex? _pattern;
    private readonly SourceSpan _span;

    private TextMatcher(string[] globs, Regex? pattern, SourceSpan span) => (_globs, _pattern, _span) = (globs, pattern, span);

    /// <summary>Names of the groups that the expression has.</summary>
    public IEnumerable<string> Groups => _pattern?.GetGroupNames().Where(n => !char.IsAsciiDigit(n[0])) ?? [];

    public static TextMatcher OfGlobs(IEnumerable<string> globs, SourceSpan span) => new([.. globs], null, span);

    /// <exception cref="ArgumentException">It is no regular expression.</exception>
    public static TextMatcher OfPattern(string pattern, SourceSpan span) =>
        new([], new Regex(pattern, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, s_patience), span);

    /// <summary>Whether a text fits; its named groups are added to <paramref name="captures"/>. What is not there fits nothing.</summary>
    /// <exception cref="RuleException">The expression took too long.</exception>
    public bool Matches(string? text, IDictionary<string, string> captures) =>
        text is not null && (_pattern is null ? Array.Exists(_globs, g => Glob.MatchesText(g, text)) : MatchesPattern(text, captures));

    /// <summary>As <see cref="Matches"/>, for a path: a pattern without a separator is about the last part, one with separators about the path's end.</summary>
    /// <exception cref="RuleException">The expression took too long.</exception>
    public bool MatchesPath(string path, IDictionary<string, string> captures) =>
        _pattern is null ? Array.Exists(_globs, g => Glob.Matches(g.StartsWith("**/", StringComparison.Ordinal) ? g : "**/" + g.TrimStart('/'), path)) : MatchesPattern(path, captures);

    private bool MatchesPattern(string text, IDictionary<string, string> captures)
    {
        try
        {
            if (_pattern!.Match(text) is not { Success: true } match)
            {
                return false;
            }

            foreach (Group group in match.Groups)
            {
                if (group.Success && !char.IsAsciiDigit(group.Name[0]))
                {
                    captures[group.Name] = group.Value;
                }
            }

            return true;
        }
        catch (RegexMatchTimeoutException)
        {
            throw new RuleException(new Problem(_span, Codes.Importing.RuleUnfit, $"this pattern takes more than {s_patience.TotalSeconds:0} second on one text",
                "write it without nested repetition, such as (a+)+"));
        }
    }
}
