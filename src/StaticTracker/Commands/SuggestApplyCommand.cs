using System.CommandLine;
using StaticTracker.Diagnostics;
using StaticTracker.Modules;

namespace StaticTracker.Commands;

/// <summary><c>tracker suggest apply</c>: says which prompt version has a suggestion, and what was seen since.</summary>
internal static class SuggestApplyCommand
{
    public static Verb Create()
    {
        var id = SuggestionArgument.Create();
        var version = new Option<string>("--in") { Description = "The prompt version that has it", HelpName = "VERSION", Required = true };
        return SuggestionArgument.Verb(
            new Verb("apply", "Say in which prompt version a suggestion is applied; its effect is shown from then on", "tracker suggest apply 1a2b3c4d --in v2", "tracker suggest apply m01/1a2b --in v2 --commit")
            {
                Options = { version },
            },
            id,
            result => PromptVersion.TryParse(result.GetValue(version), out _) ? null
                : $"--in '{ProblemReporter.Visible(result.GetValue(version)!)}' is no prompt version: valid are {PromptVersion.ValidValues}.",
            (result, found, editor) => editor.Apply(found.Place, PromptVersion.Parse(result.GetValue(version)!)),
            "applied");
    }
}
