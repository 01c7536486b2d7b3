using StaticTracker.Diagnostics;
using StaticTracker.Mapping;

namespace StaticTracker.Importing;

/// <summary>
/// Which runs are meant of a file that holds several prompts: those of the one that was asked for; else all, where rules tell the prompts apart. One option cannot
/// name the versions of several prompts, so that any other such file is refused.
/// </summary>
internal static class PromptChoice
{
    private const string Hint = "import them one by one, each with --prompt, --module and --prompt-version, or let a rule of import.rules tell them by their labels";

    /// <summary>The runs that are meant; none, with a problem, where that cannot be told.</summary>
    public static IReadOnlyList<FoundRun> Of(IReadOnlyList<FoundRun> runs, SourceFile file, ImportOptions options, List<Problem> problems)
    {
        if (options.Prompt is null && runs.Count < 2)
        {
            return runs;
        }

        var prompts = runs.Select(r => r.Prompt).OfType<FoundPrompt>().Distinct().OrderBy(p => p.Label, StringComparer.Ordinal).ThenBy(p => p.Id, StringComparer.Ordinal).ToList();
        var place = SourceSpan.File(file.Shown);
        if (options.Prompt is { } wanted)
        {
            if (prompts.Count == 0)
            {
                problems.Add(new Problem(place, Codes.Importing.SeveralPrompts, $"this file names no prompts, so that nothing in it is of --prompt '{wanted}'", "leave --prompt out: what the file holds is taken as it is"));
                return [];
            }

            var meant = prompts.Where(p => p.IsMeantBy(wanted)).ToList();
            if (meant.Count != 1)
            {
                problems.Add(new Problem(place, Codes.Importing.SeveralPrompts, $"{(meant.Count == 0 ? "no prompt" : "more than one prompt")} goes by '{wanted}'", $"prompts are {string.Join(", ", prompts)}"));
                return [];
            }

            return [.. runs.Where(r => r.Prompt == meant[0])];
        }

        if (prompts.Count > 1 && Indistinct(runs, prompts, options) is { } why)
        {
            problems.Add(new Problem(place, Codes.Importing.SeveralPrompts, why, Hint));
            return [];
        }

        return runs;
    }

    /// <summary>Why several prompts cannot be told apart by what rules say of each; null where they can.</summary>
    private static string? Indistinct(IReadOnlyList<FoundRun> runs, List<FoundPrompt> prompts, ImportOptions options)
    {
        var byKey = new Dictionary<(string?, string?), FoundPrompt>();
        foreach (var run in runs)
        {
            var version = run.Rules?.Fields.FirstOrDefault(f => f.Field == FieldName.PromptVersion)?.Text;
            var module = run.Rules?.Fields.FirstOrDefault(f => f.Field == FieldName.Module)?.Text;
            if (version is null && module is null)
            {
                return $"this file holds {prompts.Count} prompts: {string.Join(", ", prompts)}";
            }

            var key = (module ?? options.Module, version ?? options.PromptVersion);
            if (!byKey.TryAdd(key, run.Prompt!) && byKey[key] != run.Prompt)
            {
                return $"two prompts of this file would both be {key.Item1} {key.Item2}: {byKey[key]} and {run.Prompt}";
            }
        }

        return null;
    }
}
