using StaticTracker.Diagnostics;
using StaticTracker.Modules;

namespace StaticTracker.Suggestions;

/// <summary>A suggestion in one line.</summary>
public static class SuggestionWords
{
    /// <summary>"m01 v5 on M01_brand_extracted, high: Add examples": control characters of data made visible.</summary>
    public static string Of(ModuleId module, Suggestion s) =>
        ProblemReporter.Visible($"{About(module, s)}{(s.Priority is { } priority ? $", {priority}" : "")}: {s.Text}");

    /// <summary>"m01 v5 on M01_brand_extracted", with the version that has it where one does.</summary>
    public static string About(ModuleId module, Suggestion s) =>
        $"{module} {s.Version}{(s.Rubric is { } rubric ? $" on {rubric}" : "")}{(s.AppliedIn is { } version ? $" in {version}" : "")}";
}
