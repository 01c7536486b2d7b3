using System.Globalization;
using StaticTracker.Modules;

namespace StaticTracker.Importing;

/// <summary>An experiment in one line: <c>m01 v5 gpt-5: 48.7 % (241 of 495)</c>.</summary>
public static class RunWords
{
    public static string Of(ModuleId module, Experiment e)
    {
        var metrics = e.Metrics;
        var rate = metrics.Rate is { } r ? $"{Rate.Text(r)} %"
            : e.Score is { Mean: { } mean } score ? string.Create(CultureInfo.InvariantCulture, $"score {mean}{(score.N is null ? "" : $" (mean of {score.N})")}")
            : e.Rubrics.Any(r => r.Score is not null) ? "scores only" : "no rate";
        var counts = metrics is { Pass: { } pass, Failed: { } fail } ? string.Create(CultureInfo.InvariantCulture, $" ({pass} of {pass + fail})") : "";
        var errors = metrics.Error is > 0 and { } error ? string.Create(CultureInfo.InvariantCulture, $", {error} {(error == 1 ? "error" : "errors")}") : "";
        return $"{module} {e.PromptVersion} {e.Model}: {rate}{counts}{errors}";
    }
}
