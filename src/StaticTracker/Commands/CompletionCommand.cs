using System.CommandLine;
using StaticTracker.Setup;

namespace StaticTracker.Commands;

/// <summary><c>tracker completion</c>: the script by which a shell completes commands, options, modules, experiments, runs and revisions.</summary>
internal static class CompletionCommand
{
    public static Verb Create()
    {
        var shell = new Argument<string>("SHELL") { Description = $"{string.Join(", ", ShellCompletion.Shells.SkipLast(1))} or {ShellCompletion.Shells[^1]}" };
        shell.AcceptOnlyFromAmong([.. ShellCompletion.Shells]);
        return new Verb(
            "completion", "Print the script that lets a shell complete commands, options, modules, experiments, runs and revisions",
            "tracker completion bash >> ~/.bashrc                                # then open a new terminal",
            "tracker completion zsh > ~/.zfunc/_tracker                          # a folder of fpath, before compinit",
            "tracker completion fish > ~/.config/fish/completions/tracker.fish",
            "tracker completion pwsh >> $PROFILE")
        {
            Arguments = { shell },
            Run = (result, context) =>
            {
                context.Out.Write(ShellCompletion.ScriptOf(result.GetRequiredValue(shell)));
                return context.Finish();
            },
        };
    }
}
