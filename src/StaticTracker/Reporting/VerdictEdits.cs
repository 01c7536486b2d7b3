using StaticTracker.Diagnostics;
using StaticTracker.Git;
using StaticTracker.History;
using StaticTracker.Json;

namespace StaticTracker.Reporting;

/// <summary>Stored verdicts that are not what they were at the base. They are what comparisons stand on, and are written once.</summary>
internal static class VerdictEdits
{
    private const string Hint = "restore the file from the base";

    public static IReadOnlyList<Problem> Find(GitRepository repository, DataTree atBase, HeadData head, IReadOnlyList<ModuleDiff> modules)
    {
        var gone = GoneWithTheirExperiment(modules);
        var found = new List<Problem>();
        var edited = new List<(string Path, ObjectId Id)>();
        foreach (var (path, side) in atBase.Files)
        {
            if (!side.IsFile || !path.StartsWith("verdicts/", StringComparison.Ordinal) || !path.EndsWith(".json", StringComparison.Ordinal) || head.Has(path, side.Id))
            {
                continue;
            }

            if (head.Read(path) is not null)
            {
                edited.Add((path, side.Id));
            }
            else if (!gone(path))
            {
                found.Add(new Problem(SourceSpan.File(head.Show(path)), Codes.History.VerdictsEdited, "stored verdicts were removed", Hint));
            }
        }

        foreach (var (path, before) in DataTree.Read(repository, edited))
        {
            if (before is not null && !SayTheSame(before, head.Read(path)!))
            {
                found.Add(new Problem(SourceSpan.File(head.Show(path)), Codes.History.VerdictsEdited, "stored verdicts were edited", Hint));
            }
        }

        return found;
    }

    /// <summary>Whose experiment was removed has its error already.</summary>
    private static Func<string, bool> GoneWithTheirExperiment(IReadOnlyList<ModuleDiff> modules)
    {
        var removed = modules.SelectMany(m => m.Change.Facts.OfType<DataFact.ExperimentRemoved>().Select(f => $"verdicts/{m.Id}/{f.Experiment.Id}.json")).ToHashSet(StringComparer.Ordinal);
        return removed.Contains;
    }

    private static bool SayTheSame(byte[] before, byte[] after)
    {
        using var old = JsonTree.TryParse(before, out _);
        using var now = JsonTree.TryParse(after, out _);
        return old is not null && now is not null && FieldDifferences.AreSame(old.Root, now.Root);
    }
}
