using System.Globalization;
using StaticTracker.Diagnostics;
using StaticTracker.Modules;
using StaticTracker.Suggestions;

namespace StaticTracker.Commands;

/// <summary>What a verb below <c>tracker suggest</c> did: the module's new text, and the suggestions as they are now.</summary>
/// <param name="Module">The module.</param>
/// <param name="Text">Its file's new bytes.</param>
/// <param name="Verb">added, edited, applied, rejected, reopened.</param>
/// <param name="Suggestions">Those that it was done to.</param>
internal sealed record SuggestionAct(ModuleId Module, byte[] Text, string Verb, IReadOnlyList<Suggestion> Suggestions)
{
    /// <summary>Lines to say behind it.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>The commit's message: a subject, and the texts behind an empty line.</summary>
    public string Message(string? subject)
    {
        var own = Suggestions.Count > 1 ? string.Create(CultureInfo.InvariantCulture, $"Suggest {Suggestions.Count} improvements of {Module}") : $"{Imperative} {SuggestionWords.About(Module, Suggestions[0])}";

        // A line for each: a line end in a text must not begin a trailer.
        return $"{subject ?? ProblemReporter.Visible(own)}\n\n{string.Join('\n', Suggestions.Select(s => ProblemReporter.Visible($"{s.Id}: {s.Text}{(s.Reason is { } reason ? $" ({reason})" : "")}")))}";
    }

    private string Imperative => Verb switch
    {
        "added" => "Suggest an improvement of",
        "edited" => "Edit the suggestion for",
        "applied" => "Apply the suggestion for",
        "rejected" => "Reject the suggestion for",
        _ => "Reopen the suggestion for",
    };
}
