namespace StaticTracker.Commands;

/// <summary><c>tracker prompt</c>: the prompts behind the results, version by version. Alone it lists them.</summary>
internal static class PromptCommand
{
    public static Verb Create()
    {
        var verb = new Verb(
            "prompt", "Keep the prompts behind the results: versioned, with a hash that every result can name",
            "tracker prompt                                   # the prompts that are there",
            "tracker prompt add m01 v3 --system system.md --task task.md --decoding temperature=0",
            "tracker prompt add m01 v3 --amend --task better.md   # v4: v3 with another task",
            "tracker prompt show m01@v3",
            "tracker prompt diff m01@v2 m01@v3                # what changed, and what moved with it",
            "tracker prompt verify                            # which results were made with what is here")
        {
            Subcommands = { PromptAddCommand.Create(), PromptListCommand.Create(), PromptShowCommand.Create(), PromptHashCommand.Create(), PromptDiffCommand.Create(), PromptVerifyCommand.Create(), PromptImportCommand.Create() },
            Run = (_, context) => PromptListCommand.Run(context, null),
        };
        // A command that has commands below it may stand alone only where it does something; what it does, Run does.
        verb.SetAction(static _ => { });
        return verb;
    }
}
