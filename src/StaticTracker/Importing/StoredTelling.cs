using StaticTracker.Mapping;
using StaticTracker.Modules;

namespace StaticTracker.Importing;

/// <summary>What stored experiments say of a run, to be taken where neither the file nor an option tells it, and what came of it.</summary>
/// <param name="told">What they say; null: nothing.</param>
/// <param name="winner">An experiment that may have been imported with other values than the file and the rules tell: those that its id is proof of win over them.</param>
internal sealed class StoredTelling(ImportOptions? told, StoredRun? winner = null)
{
    /// <summary>What they say; null: nothing.</summary>
    public ImportOptions? Told => told;

    /// <summary>The fields that were taken.</summary>
    public List<FieldName> Taken { get; } = [];

    /// <summary>The fields that nothing tells.</summary>
    public List<FieldName> Missing { get; } = [];

    /// <summary>What won over the file and the rules.</summary>
    public List<OtherValue> Won { get; } = [];

    /// <summary>The value that wins over one that was found; null: none does.</summary>
    public string? Instead(FieldClue found, SourceFile file)
    {
        if (winner is null || told?.Of(found.Field) is not { } stored || stored == found.Text || !IsProven(found, stored, file, winner))
        {
            return null;
        }

        Won.Add(new OtherValue(FieldWords.Name(found.Field), FieldWords.Key(found.Field), stored, found.Text, FieldWords.Origin(found.Origin)));
        return stored;
    }

    /// <summary>
    /// Whether an id that is the stored experiment's says that it was imported with a value: identity is made of four of them, and of a time the id has the date. Another
    /// time of the same day, another judge and another version of the data set may as well have been edited since.
    /// </summary>
    private static bool IsProven(FieldClue found, string stored, SourceFile file, StoredRun winner) => found.Field switch
    {
        FieldName.Module or FieldName.PromptVersion or FieldName.Dataset or FieldName.Model => true,
        FieldName.Timestamp => HasOwnDate(winner, stored) && !HasOwnDate(winner, found.Text) && !(found.Origin == FieldOrigin.FileName && file.StoredName != winner.File),
        _ => false,
    };

    /// <summary>Whether the id of an experiment has the date of a time.</summary>
    public static bool HasOwnDate(StoredRun one, string time) => Timestamp.TryParse(time, out var at) && one.Id.Contains($"_{at.Date}_", StringComparison.Ordinal);
}
