using StaticTracker.Modules;

namespace StaticTracker.Promotion;

/// <summary>The suite that something was decided on, as it was then.</summary>
public sealed record BenchmarkUse(string Suite, PromptVersion Version, string Fingerprint)
{
    public string Address => $"{Suite}@{Version}";

    public static BenchmarkUse Of(BenchmarkSuite suite) => new(suite.Suite, suite.Version, suite.Fingerprint);
}
