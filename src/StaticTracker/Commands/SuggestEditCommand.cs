using System.CommandLine;
using StaticTracker.Diagnostics;
using StaticTracker.Modules;
using StaticTracker.Suggestions;

namespace StaticTracker.Commands;

/// <summary><c>tracker suggest edit</c>: says a suggestion differently. Its id stays.</summary>
internal static class SuggestEditCommand
{
    public static Verb Create()
    {
        var id = SuggestionArgument.Create();
        var text = new Option<string?>("--text") { Description = "What would improve the prompt", HelpName = "TEXT" };
        var issue = new Option<string?>("--issue") { Description = "What is wrong", HelpName = "TEXT" };
        var priority = new Option<string?>("--priority") { Description = "high, medium or low", HelpName = "WORD" };
        priority.AcceptOnlyFromAmong([.. SuggestionStatus.Priorities]);
        var rubric = new Option<string?>("--rubric") { Description = "The rubric it is about", HelpName = "ID" };
        var version = new Option<string?>("--version") { Description = "The prompt version it is about", HelpName = "VERSION" };
        return SuggestionArgument.Verb(
            new Verb("edit", "Say a suggestion differently; its id stays", "tracker suggest edit 1a2b3c4d --text \"Add examples for medical brands and devices\" --priority high")
            {
                Options = { text, issue, priority, rubric, version },
            },
            id,
            result =>
            {
                var about = result.GetValue(version);
                return result.GetValue(text) is null && result.GetValue(issue) is null && result.GetValue(priority) is null && result.GetValue(rubric) is null && about is null
                    ? "say what is to change: --text, --issue, --priority, --rubric or --version."
                    : about is not null && !PromptVersion.TryParse(about, out _) ? $"--version '{ProblemReporter.Visible(about)}' is no prompt version: valid are {PromptVersion.ValidValues}." : null;
            },
            (result, found, editor) => editor.Edit(found.Place, new SuggestionChange(
                result.GetValue(text)?.Trim(), result.GetValue(issue), result.GetValue(priority), result.GetValue(rubric), result.GetValue(version) is { } about ? PromptVersion.Parse(about) : null)),
            "edited");
    }
}
