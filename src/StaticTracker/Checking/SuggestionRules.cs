using StaticTracker.Diagnostics;
using StaticTracker.Modules;

namespace StaticTracker.Checking;

/// <summary>A suggestion's status and what else it says agree.</summary>
internal static class SuggestionRules
{
    public static void Check(ModuleScope scope)
    {
        var suggestions = scope.Module.Suggestions;
        for (var i = 0; i < suggestions.Count; i++)
        {
            CheckApplied(scope, i, suggestions[i]);
            CheckSuperseded(scope, i, suggestions[i]);
        }
    }

    private static void CheckApplied(ModuleScope scope, int index, Suggestion s)
    {
        var node = scope.Suggestion(index);
        if (s is { Status: SuggestionStatus.Applied, AppliedIn: null })
        {
            scope.Add(node["status"u8], Codes.References.SuggestionState, "it is applied, and nothing says in which version", "say it under applied_in, or no effect can be shown");
        }
        else if (s.AppliedIn is { } applied && s.Status is SuggestionStatus.Pending or SuggestionStatus.Rejected)
        {
            scope.Add(node["applied_in"u8], Codes.References.SuggestionState, $"it is {s.Status} and names the version {Shown.Text(applied.Text)} that has it", "correct the status, or take applied_in out");
        }
        else if (s.AppliedIn <= s.Version)
        {
            scope.Add(
                node["applied_in"u8], Codes.References.SuggestionState, $"it is about {Shown.Text(s.Version.Text)} and applied in {Shown.Text(s.AppliedIn.Value.Text)}, which does not come after it",
                "correct one of the two versions");
        }
    }

    private static void CheckSuperseded(ModuleScope scope, int index, Suggestion s)
    {
        if (s.SupersededBy is not { } other)
        {
            return;
        }

        var node = scope.Suggestion(index)["superseded_by"u8];
        if (s.Status != SuggestionStatus.Superseded)
        {
            scope.Add(node, Codes.References.SuggestionState, $"it is {s.Status} and names what took its place", "correct the status, or take superseded_by out");
        }

        if (other == s.Id)
        {
            scope.Add(node, Codes.References.SupersededBy, "a suggestion cannot take its own place", "name the one that did");
        }
        else if (!scope.Module.Suggestions.Any(x => x.Id == other))
        {
            var ids = scope.Module.Suggestions.Select(x => x.Id).OfType<string>();
            scope.Add(
                node, Codes.References.SupersededBy, $"{Shown.Text(other)} is no suggestion of this module",
                Shown.DidYouMean(DidYouMean.Of(other, ids)) ?? "a suggestion that took another's place has an id");
        }
    }
}
