using StaticTracker.Modules;

namespace StaticTracker.History;

/// <summary>What one commit (or the working tree) did to one module.</summary>
public sealed record ModuleChange(ModuleId Module, ModuleChangeKind Kind, IReadOnlyList<DataFact> Facts)
{
    /// <summary>Whether an experiment that was there before was changed or removed: known without looking at the facts, of which a build reads as few as it can.</summary>
    public bool Revises { get; init; }

    /// <summary>Whether facts hold an experiment that was changed or removed.</summary>
    public static bool HoldsRevision(IReadOnlyList<DataFact> facts)
    {
        foreach (var fact in facts)
        {
            if (fact is DataFact.ExperimentChanged or DataFact.ExperimentRemoved)
            {
                return true;
            }
        }

        return false;
    }
}
