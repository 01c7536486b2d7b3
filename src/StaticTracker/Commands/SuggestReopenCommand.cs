namespace StaticTracker.Commands;

/// <summary><c>tracker suggest reopen</c>: makes an applied, rejected or superseded suggestion pending again.</summary>
internal static class SuggestReopenCommand
{
    public static Verb Create() => SuggestionArgument.Verb(
        new Verb("reopen", "Make an applied, rejected or superseded suggestion pending again", "tracker suggest reopen 1a2b3c4d"),
        SuggestionArgument.Create(),
        _ => null,
        (_, found, editor) => editor.Reopen(found.Place),
        "reopened");
}
