namespace StaticTracker.Commands;

/// <summary>What is asked of <c>--message</c> wherever there is a <c>--commit</c>.</summary>
internal static class CommitSubject
{
    /// <summary>False, which is said, where the message stands without its commit or says nothing.</summary>
    public static bool IsSound(CommandContext context, string? message, bool isCommitted)
    {
        if (message is null || (isCommitted && !string.IsNullOrWhiteSpace(message)))
        {
            return true;
        }

        context.Error.WriteLine(isCommitted ? "tracker: --message is empty: leave it out, and the commit says what was written." : "tracker: --message is the message of --commit: give that too.");
        return false;
    }
}
