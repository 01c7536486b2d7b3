using StaticTracker.Diagnostics;
using StaticTracker.Runs;
using StaticTracker.Storage;

namespace StaticTracker.Commands;

/// <summary>Finds runs by their id or its beginning. What is not found is a problem that says what may be meant.</summary>
internal sealed class RunFinder(CommandContext context, DataFolder folder)
{
    private const int MostNamed = 5;

    public RunRecord? Find(string id) => Id(id) is { } found ? RunReader.Read(folder, found, context.Problems) : null;

    private string? Id(string wanted)
    {
        // Most often the id is whole: no folder of ten thousand is listed for that.
        if (DataFolder.IsFileName(wanted) && File.Exists(Path.Combine(folder.Runs, wanted, DataFolder.RunName)))
        {
            return wanted;
        }

        var all = new RunLibrary(folder).Ids;
        var found = wanted.Length == 0 ? [] : all.Where(i => i.StartsWith(wanted, StringComparison.Ordinal)).ToList();
        if (found.Count == 1)
        {
            return found[0];
        }

        var hint = found.Count > 1 ? $"name one: {string.Join(", ", found.Take(MostNamed))}{(found.Count > MostNamed ? ", …" : "")}"
            : DidYouMean.Of(wanted, all) is { } near ? $"did you mean '{near}'?" : "'tracker run list' names those that are there";
        context.Problems.Add(SourceSpan.File(wanted), Codes.Runs.NoSuchRun, found.Count > 1 ? $"{found.Count} runs begin with that" : "there is no such run", hint);
        return null;
    }
}
