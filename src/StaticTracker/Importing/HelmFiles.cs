namespace StaticTracker.Importing;

/// <summary>
/// The folder that HELM writes for a run: <c>run_spec.json</c> says what ran, <c>stats.json</c> what came of it, <c>per_instance_stats.json</c> of each instance. The second
/// stands for all of them.
/// </summary>
internal static class HelmFiles
{
    public const string Spec = "run_spec.json";
    public const string Stats = "stats.json";
    public const string Instances = "per_instance_stats.json";

    private static readonly string[] s_all = [Spec, Stats, Instances, "scenario.json", "scenario_state.json", "instances.json", "display_predictions.json", "display_requests.json"];

    /// <summary>Whether a file is one of a run of HELM, told by its name and by what lies beside it, on disk or in the same archive.</summary>
    public static bool AreAround(SourceFile file, Func<SourceFile, bool> exists) => IsOne(file.BaseName) && exists(file.Beside(Spec)) && exists(file.Beside(Stats));

    private static bool IsOne(ReadOnlySpan<char> name)
    {
        foreach (var one in s_all)
        {
            if (name.SequenceEqual(one))
            {
                return true;
            }
        }

        return false;
    }
}
