using StaticTracker.Modules;

namespace StaticTracker.Merging;

/// <summary>A run that both sides have under names of their own, which tell its time or its data set's version differently: one experiment, as the name that is taken has it.</summary>
/// <param name="Id">The id that it has from now on.</param>
/// <param name="Told">What the name that is taken tells.</param>
/// <param name="Other">What the other name told.</param>
/// <param name="Before">The id that the ancestor has; null: none.</param>
/// <param name="Ours">The id that our side gave it.</param>
/// <param name="Theirs">The id that their side gave it.</param>
internal sealed record JoinedRun(string Id, ToldByName Told, ToldByName Other, string? Before, string Ours, string Theirs)
{
    /// <summary>The id that a side gave it.</summary>
    public string IdOf(bool isOurs) => isOurs ? Ours : Theirs;

    /// <summary>Whether a side has to give it another id.</summary>
    public bool IsRenamed => Ours != Id || Theirs != Id;
}
