using System.CommandLine;

namespace StaticTracker.Commands;

/// <summary><c>tracker suggest reject</c>: a suggestion that is not to be followed; it stays on record with the reason.</summary>
internal static class SuggestRejectCommand
{
    public static Verb Create()
    {
        var reason = new Option<string?>("--reason") { Description = "Why it is not to be followed", HelpName = "TEXT" };
        return SuggestionArgument.Verb(
            new Verb("reject", "Say that a suggestion is not to be followed; it stays on record", "tracker suggest reject 1a2b3c4d --reason \"the test cases are wrong, not the prompt\"")
            {
                Options = { reason },
            },
            SuggestionArgument.Create(),
            result => result.GetValue(reason) is { } why && string.IsNullOrWhiteSpace(why) ? "--reason is empty: say why, or leave it out." : null,
            (result, found, editor) => editor.Reject(found.Place, result.GetValue(reason)?.Trim()),
            "rejected");
    }
}
