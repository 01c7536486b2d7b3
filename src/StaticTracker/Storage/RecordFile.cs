using StaticTracker.Diagnostics;
using StaticTracker.Json;

namespace StaticTracker.Storage;

/// <summary>A data file that is one record: what the readers of runs, A/B experiments, suites, promotions, reports and routers have in common.</summary>
public static class RecordFile
{
    /// <summary>The record of a file; null where there is no file, and null with a problem where it lacks what such a record has.</summary>
    /// <param name="file">The file; it is given back here. Null: there is none, or that it cannot be read was told.</param>
    /// <param name="problems">Where the problem goes.</param>
    /// <param name="needs">What such a record has, as a sentence.</param>
    /// <param name="read">Makes the record of the tree; null where something is missing.</param>
    public static T? Read<T>(JsonFile? file, Problems problems, string needs, Func<JsonTree, T?> read)
        where T : class
    {
        using var held = file;
        if (held is null || read(held.Tree) is not { } record)
        {
            if (held is not null)
            {
                problems.Add(SourceSpan.File(held.Path), Codes.Reading.Schema, needs, "'tracker check' tells more");
            }

            return null;
        }

        return record;
    }
}
