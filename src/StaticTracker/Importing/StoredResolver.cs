using StaticTracker.Diagnostics;
using StaticTracker.Mapping;
using StaticTracker.Storage;

namespace StaticTracker.Importing;

/// <summary>
/// Resolves the runs of one file whose experiments are stored already: what their import was told by options, and the file does not tell, is taken from them. Which experiment is
/// which run's, its id says: it is made of the source's hash, of what it is called and of which run of the file it is.
/// </summary>
/// <param name="resolver">Makes experiments of runs.</param>
/// <param name="stored">The stored experiments.</param>
/// <param name="file">The file.</param>
/// <param name="format">Its format.</param>
/// <param name="sha256">Its SHA-256.</param>
/// <param name="runs">Its runs, as they are without a pass mark of an option.</param>
/// <param name="readWith">Its runs with a pass mark, in the same order; null: one was given by option, and it is the last word.</param>
internal sealed class StoredResolver(
    RunResolver resolver, StoredSources stored, SourceFile file, string format, string sha256, IReadOnlyList<FoundRun> runs, Func<decimal, IReadOnlyList<FoundRun>>? readWith)
{
    /// <summary>Fields that say which experiment a run is, or that none can be without.</summary>
    private static readonly FieldName[] s_telling = [FieldName.Module, FieldName.PromptVersion, FieldName.Dataset, FieldName.Model, FieldName.Timestamp];

    private readonly Dictionary<decimal, IReadOnlyList<FoundRun>> _withMarks = [];

    /// <summary>The runs that stored experiments were made from; with options alone nothing might say which of a file's runs are meant.</summary>
    public IReadOnlyList<FoundRun> Stored() => [.. runs.Where(r => Variants(r).Any(v => Resolve(v, []) is { } resolved && IsStored(v, resolved)))];

    /// <summary>
    /// The experiments of a run, each with the run as it was read for it: one, or one for each pass mark that it was stored with. None, with problems, where something
    /// is missing or unfit.
    /// </summary>
    public IReadOnlyList<(FoundRun Run, ResolvedRun Resolved)> Resolve(FoundRun run, List<Problem> problems)
    {
        var all = new List<(Variant Variant, ResolvedRun Resolved)>();
        var variants = Variants(run);
        foreach (var variant in variants)
        {
            var found = new List<Problem>();
            if (Resolve(variant, found) is { } resolved)
            {
                all.Add((variant, resolved));
            }

            problems.AddRange(found);
        }

        var meant = variants.Count > 1 ? all.Where(a => IsStored(a.Variant, a.Resolved)).ToList() : all;
        return all.Count < variants.Count ? [] : [.. (meant.Count > 0 ? meant : all.Take(1)).Select(a => (a.Variant.Run, a.Resolved))];
    }

    /// <summary>The run as it is, where it needs no pass mark or has one; else with each that is stored, and the experiments that have it.</summary>
    private List<Variant> Variants(FoundRun run)
    {
        var group = stored.Of(run, file, sha256);
        if (readWith is null || HasMark(run) || group.Marks.All(m => m is null))
        {
            return [new Variant(run, group, TakesMark: false)];
        }

        var at = runs.Index().First(r => ReferenceEquals(r.Item, run)).Index;
        return [.. group.Marks.Select(mark => mark is null ? new Variant(run, group.With(null), TakesMark: false)
            : With(mark.Value) is { } read && read.Count == runs.Count && HasMark(read[at]) ? new Variant(read[at], group.With(mark), TakesMark: true)
            : new Variant(run, group.With(mark), TakesMark: false))];
    }

    private IReadOnlyList<FoundRun> With(decimal mark)
    {
        if (!_withMarks.TryGetValue(mark, out var read))
        {
            _withMarks.Add(mark, read = readWith!(mark));
        }

        return read;
    }

    private static bool HasMark(FoundRun run) => run.Params.Any(p => p.Key == RunTally.PassMarkParam);

    private ResolvedRun? Resolve(Variant variant, List<Problem> problems)
    {
        var (run, group, _) = variant;
        var (telling, found) = (new StoredTelling(group.Common), new List<Problem>());
        var resolved = resolver.Resolve(run, file, format, sha256, found, telling);
        if (telling.Missing.Exists(f => s_telling.Contains(f) && group.Tells(f)) && group.Runs.Where(r => IsOf(r, run)).ToList() is { Count: > 0 } own)
        {
            (telling, found) = (new StoredTelling(new StoredGroup(own).Common), []);
            resolved = resolver.Resolve(run, file, format, sha256, found, telling);
        }

        problems.AddRange(found);
        if (resolved is null)
        {
            return null;
        }

        List<string> taken = [.. telling.Taken.Select(FieldWords.Name)];
        if (variant.TakesMark)
        {
            taken.Add("pass mark");
        }

        return taken.Count == 0 ? resolved : resolved with { FromStored = taken };
    }

    private bool IsStored(Variant variant, ResolvedRun resolved) => variant.Group.Runs.Any(r => IsOf(r, variant.Run, resolved));

    /// <summary>Whether a stored experiment is this run, with what it says of itself.</summary>
    private bool IsOf(StoredRun one, FoundRun run) => resolver.Resolve(run, file, format, sha256, [], new StoredTelling(one.Told)) is { } resolved && IsOf(one, run, resolved);

    private bool IsOf(StoredRun one, FoundRun run, ResolvedRun resolved) => one.Sha256 is { } hash && ExperimentIds.IsMadeFrom(one.Id, resolver.IdentityOf(run, resolved, hash));

    private sealed record Variant(FoundRun Run, StoredGroup Group, bool TakesMark);
}
