using System.CommandLine;
using System.CommandLine.Parsing;

namespace StaticTracker.Commands;

/// <summary>
/// A word that looks like an option and is none of the verb's. The parser hands it on as an argument where the verb takes some: <c>import results/ --dry-rnu</c>
/// would write, and tell a file that is not there. So such a word is misuse wherever it stands before <c>--</c>.
/// </summary>
internal static class MistypedOption
{
    /// <summary>The first such word that became an argument; null: there is none.</summary>
    public static string? Of(ParseResult result)
    {
        var named = Arguments(result.CommandResult).SelectMany(a => a.Tokens).Select(t => t.Value).ToHashSet(StringComparer.Ordinal);
        return result.Tokens.TakeWhile(t => t.Type != TokenType.DoubleDash).Select(t => t.Value).FirstOrDefault(v => LooksLikeAnOption(v) && named.Contains(v));
    }

    private static IEnumerable<ArgumentResult> Arguments(CommandResult command)
    {
        for (SymbolResult? at = command; at is CommandResult one; at = at.Parent)
        {
            foreach (var argument in one.Children.OfType<ArgumentResult>())
            {
                yield return argument;
            }
        }
    }

    /// <summary>"--word" or "-w", with or without a value behind "="; a text with a blank in it, a number and "-" (standard input) do not.</summary>
    private static bool LooksLikeAnOption(string word) => word is ['-', '-', _, ..] or ['-', (>= 'a' and <= 'z') or (>= 'A' and <= 'Z'), ..] && !word.Any(char.IsWhiteSpace);
}
