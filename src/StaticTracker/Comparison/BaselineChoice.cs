using StaticTracker.Modules;
using StaticTracker.Phrasing;

namespace StaticTracker.Comparison;

/// <summary>What a result is compared with.</summary>
public sealed record BaselineChoice
{
    /// <summary>Null: with nothing, for the reason in <see cref="Missing"/>.</summary>
    public Experiment? Experiment { get; init; }

    /// <summary>Whether the other runs of the same thing count with it; one that is named by its id stands alone.</summary>
    public bool Pools { get; init; } = true;

    /// <summary>The name of the baseline; null: the version before.</summary>
    public string? Name { get; init; }

    /// <summary>Why there is nothing to compare with, in words that go behind a colon.</summary>
    public Phrase? Missing { get; init; }

    /// <summary>There is nothing yet, rather than something that is gone.</summary>
    public bool IsFirst { get; init; }

    /// <summary>What a reader should know of the choice, a whole sentence; null: nothing.</summary>
    public Phrase? Note { get; init; }

    /// <summary>The note, and which baseline it is, where it has a name.</summary>
    public IEnumerable<Phrase> AllNotes
    {
        get
        {
            if (Experiment is not null && Name is { } name)
            {
                yield return Phrase.Of("baseline.with", ("name", name));
            }

            if (Note is { } note)
            {
                yield return note;
            }
        }
    }
}
