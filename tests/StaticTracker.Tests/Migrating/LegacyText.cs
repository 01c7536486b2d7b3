using System.Globalization;

namespace StaticTracker.Tests.Migrating;

/// <summary>Files of an old tracker in the making.</summary>
internal static class LegacyText
{
    /// <summary>A run as progress_history.yaml has it; <paramref name="extra"/> is further lines, without indent.</summary>
    public static string Run(string module, string version, string model, string time, int pass, int fail, string extra = "match_rate: 0")
    {
        var lines = string.Create(CultureInfo.InvariantCulture, $"""
            run_id: {module}_judge_{time.Replace("-", "", StringComparison.Ordinal).Replace(":", "", StringComparison.Ordinal).Replace('T', '_')}
            module: {module}
            prompt_version: {version}
            model: {model}
            timestamp: '{time}'
            summary:
              pass: {pass}
              fail: {fail}
              error: 0
            {extra}
            """).ReplaceLineEndings("\n").Split('\n').Where(l => l.Length > 0);
        return $"- {string.Join("\n  ", lines)}\n";
    }

    public static string Yaml(params string[] runs) => "runs:\n" + string.Concat(runs);

    public static string History(string module, params string[] versions) => $$"""
        const improvementHistory = { "version": "1.0", "modules": { "{{module}}": { "versions": { {{string.Join(",\n", versions)}} } } } };
        """;
}
