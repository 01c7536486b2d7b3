using StaticTracker.Git;

namespace StaticTracker.History;

/// <summary>The records that a commit touched, gathered from the paths that git lists of it. These come in the order of the tree, so that a record's files follow each other.</summary>
internal struct RecordTouches
{
    private List<TouchedRecord>? _records;

    /// <summary>In the order of their paths.</summary>
    public readonly IReadOnlyList<TouchedRecord> Records => _records ?? (IReadOnlyList<TouchedRecord>)[];

    /// <param name="path">The path below the data folder.</param>
    /// <param name="change">What the commit did with the file.</param>
    public void Add(string path, RawChange change)
    {
        if (RecordPath.Of(path) is not { } file)
        {
            return;
        }

        var fate = file.IsRecord ? FateOf(change) : RecordFate.Changed;
        _records ??= [];
        if (_records is [.., var last] && last.Kind == file.Kind && last.Name == file.Name)
        {
            _records[^1] = file.IsRecord ? last with { Fate = fate } : last;
            return;
        }

        _records.Add(new TouchedRecord(file.Kind, file.Name, file.Module, fate));
    }

    private static RecordFate FateOf(RawChange change) => !change.New.Exists ? RecordFate.Removed : change.Old.Any(side => side.Exists) ? RecordFate.Changed : RecordFate.Added;
}
