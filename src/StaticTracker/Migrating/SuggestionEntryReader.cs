using StaticTracker.Importing;
using StaticTracker.Modules;

namespace StaticTracker.Migrating;

/// <summary>Makes a suggestion of an entry: <c>suggestion</c>, <c>version</c>, <c>rubric</c>, <c>issue</c>, <c>priority</c>, <c>status</c>, <c>applied_in</c>.</summary>
internal static class SuggestionEntryReader
{
    /// <summary>The suggestion with its module; null, with the reason, where something that it needs is missing.</summary>
    public static (ModuleId Module, LegacySuggestion Suggestion)? Read(
        ModuleId? module, PromptVersion? version, string? day, LegacyValue item, Func<string, ModuleId?> moduleOf, out string? why)
    {
        var named = module ?? (item["module"]?.Words is { } key ? moduleOf(key) : null);
        var about = version ?? VersionOf(item["version"] ?? item["prompt_version"]);
        var status = StatusOf(item["status"]?.Words);
        var applied = VersionOf(item["applied_in"]);
        why = named is null ? "it names no module"
            : item["suggestion"]?.Words is null ? "it has no text"
            : about is null ? "it names no prompt version"
            : status is null ? $"its status '{item["status"]?.Words}' is none of {string.Join(", ", SuggestionStatus.All)}"
            : status == SuggestionStatus.Applied && applied is null ? "it is applied, and nothing says in which version"
            : applied <= about ? $"it is about {about} and applied in {applied}, which does not come after it"
            : null;
        if (why is not null)
        {
            return null;
        }

        var suggestion = new Suggestion
        {
            Version = about!.Value,
            Issue = item["issue"]?.Words,
            Text = item["suggestion"]!.Words!,
            Priority = item["priority"]?.Words?.ToLowerInvariant() is { } priority && SuggestionStatus.Priorities.Contains(priority) ? priority : null,
            Status = status!,
            AppliedIn = status == SuggestionStatus.Applied ? applied : null,
            Reason = status == SuggestionStatus.Rejected ? item["reason"]?.Words : null,
        };
        return (named!.Value, new LegacySuggestion(suggestion, item["rubric"]?.Words, LegacySuggestion.DayOf(item["date"]?.Words) ?? day, item.Span));
    }

    private static PromptVersion? VersionOf(LegacyValue? value) => value?.Words is { } text && PromptVersion.TryParse(RunText.IsVersion(text) ? text.ToLowerInvariant() : text, out var version) ? version : null;

    /// <summary>Nothing said, and what was called proposed, is pending.</summary>
    private static string? StatusOf(string? status) => status?.ToLowerInvariant() switch
    {
        null or "proposed" => SuggestionStatus.Pending,
        { } known when SuggestionStatus.All.Contains(known) => known,
        _ => null,
    };
}
