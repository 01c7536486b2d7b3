using StaticTracker.Diagnostics;
using StaticTracker.Json;
using StaticTracker.Mapping;
using StaticTracker.Storage;

namespace StaticTracker.Importing;

/// <summary>
/// Resolves the runs of one file whose experiments are stored already: what their import was told by options, and the file does not tell, is taken from them. Which experiment is
/// which run's, its id says: it is made of the source's hash, of what it is called and of which run of the file it is. So an id also tells what an import was told although the
/// file, or a rule, tells something else.
/// </summary>
/// <param name="resolver">Makes experiments of runs.</param>
/// <param name="stored">The stored experiments.</param>
/// <param name="file">The file.</param>
/// <param name="format">Its format.</param>
/// <param name="sha256">Its SHA-256.</param>
/// <param name="runs">Its runs, as they are without a pass mark of an option.</param>
/// <param name="readWith">Its runs with pass marks, in the same order; null: one was given by option, and it is the last word.</param>
internal sealed class StoredResolver(
    RunResolver resolver, StoredSources stored, SourceFile file, string format, string sha256, IReadOnlyList<FoundRun> runs, Func<PassMarks, IReadOnlyList<FoundRun>>? readWith)
{
    /// <summary>Fields that say which experiment a run is, or that none can be without.</summary>
    private static readonly FieldName[] s_telling = [FieldName.Module, FieldName.PromptVersion, FieldName.Dataset, FieldName.Model, FieldName.Timestamp];

    private readonly Dictionary<PassMarks, IReadOnlyList<FoundRun>> _withMarks = [];
    private readonly Dictionary<FoundRun, Reading> _readings = new(ReferenceEqualityComparer.Instance);
    private HashSet<StoredRun>? _found;

    /// <summary>The runs that stored experiments were made from; with options alone nothing might say which of a file's runs are meant.</summary>
    public IReadOnlyList<FoundRun> Stored() => [.. runs.Where(r => ReadingOf(r).All.Any(m => m.IsStored) || ToldOtherwise(r, []).Count > 0)];

    /// <summary>
    /// The experiments of a run, each with the run as it was read for it: one, or one for each pass mark and each set of other values that it was stored with. None, with
    /// problems, where something is missing or unfit.
    /// </summary>
    public IReadOnlyList<(FoundRun Run, ResolvedRun Resolved)> Resolve(FoundRun run, List<Problem> problems)
    {
        var (all, found, isWhole) = ReadingOf(run);
        var meant = all.Where(m => m.IsStored).ToList();
        var other = ToldOtherwise(run, problems);
        if (other.Count > 0)
        {
            return [.. meant.Concat(other).Select(m => (m.Variant.Run, m.Resolved))];
        }

        problems.AddRange(found);
        return !isWhole ? [] : [.. (meant.Count > 0 ? meant : all.Take(1)).Select(m => (m.Variant.Run, m.Resolved))];
    }

    /// <summary>A run as the file, the rules and the options tell it, with each of the pass marks that it may have.</summary>
    private Reading ReadingOf(FoundRun run)
    {
        if (_readings.TryGetValue(run, out var known))
        {
            return known;
        }

        var (all, problems, isWhole) = (new List<Match>(), new List<Problem>(), true);
        foreach (var variant in Variants(run))
        {
            var found = new List<Problem>();
            var resolved = Resolve(variant, found);
            IReadOnlyList<StoredRun> of = resolved is null ? [] : [.. variant.Group.Runs.Where(r => IsOf(r, variant.Run, resolved) && HasItsDate(r, resolved))];
            if (variant.Instead is not null && of.Count == 0)
            {
                continue;
            }

            problems.AddRange(found);
            isWhole &= resolved is not null;
            if (resolved is not null)
            {
                all.Add(new Match(variant, resolved, of));
            }
        }

        _readings.Add(run, known = new Reading(all, problems, isWhole));
        return known;
    }

    /// <summary>
    /// The run as each experiment has it that no run of the file is, where the experiment's id says that it was imported with what it has and the file does not: by an option
    /// that was to win over the file, or by a rule that was another. Of a file that only has the name of its source an id proves nothing.
    /// </summary>
    private List<Match> ToldOtherwise(FoundRun run, List<Problem> problems)
    {
        var all = new List<Match>();
        foreach (var one in stored.Of(run, file, sha256).Runs.Where(r => IsOfThisContent(run, r) && !Found().Contains(r)))
        {
            foreach (var variant in Variants(run).Where(v => Equals(v.Marks, one.Marks)))
            {
                var (telling, found) = (new StoredTelling(one.Told, one), new List<Problem>());
                if (resolver.Resolve(variant.Run, file, format, sha256, found, telling) is { } resolved && IsOf(one, variant.Run, resolved))
                {
                    all.Add(new Match(variant, With(resolved, telling, variant), [one]));
                    problems.AddRange(found);
                    break;
                }
            }
        }

        return all;
    }

    private bool IsOfThisContent(FoundRun run, StoredRun one) => one.Sha256 == sha256 || one.Sha256 == RunResolver.SourceHashOf(run, file, sha256);

    /// <summary>The stored experiments that runs of the file are as they are told.</summary>
    private HashSet<StoredRun> Found() =>
        _found ??= runs.SelectMany(r => ReadingOf(r).All).SelectMany(m => m.Of).ToHashSet<StoredRun>(ReferenceEqualityComparer.Instance);

    /// <summary>Whether a run has the date of the experiment, as far as the experiment's id tells that it was imported with it.</summary>
    private static bool HasItsDate(StoredRun one, ResolvedRun resolved) =>
        StoredTelling.HasOwnDate(one, resolved.Experiment.Timestamp.Text) || !StoredTelling.HasOwnDate(one, one.Told.Timestamp ?? "");

    /// <summary>
    /// The run as it is, where it needs no pass mark; else with each that is stored, and the experiments that have it. Where rules give it marks, as they give it now, and
    /// with each other that is stored in their place.
    /// </summary>
    private List<Variant> Variants(FoundRun run)
    {
        var group = stored.Of(run, file, sha256);
        var own = MarksOf(run);
        if (readWith is null || (own is null && group.Marks.All(m => m is null)))
        {
            return [new Variant(run, group, own)];
        }

        var at = runs.Index().First(r => ReferenceEquals(r.Item, run)).Index;
        if (own is null)
        {
            return [.. group.Marks.Select(marks => marks is null ? new Variant(run, group.With(null), null)
                : With(marks) is { } read && read.Count == runs.Count && MarksOf(read[at]) is not null ? new Variant(read[at], group.With(marks), marks) { TakesMark = true }
                : new Variant(run, group.With(marks), null))];
        }

        var all = new List<Variant> { new(run, group, own) };
        foreach (var marks in group.Marks.Where(m => !Equals(m, own)))
        {
            if (With((marks ?? PassMarks.None).InPlaceOfRules()) is { } read && read.Count == runs.Count && Equals(MarksOf(read[at]), marks))
            {
                all.Add(new Variant(read[at], group.With(marks), marks) { Instead = new OtherValue("pass mark", RunTally.PassMarkParam, marks?.Text ?? "none", own.Text, FieldWords.Origin(FieldOrigin.Rule)) });
            }
        }

        return all;
    }

    private IReadOnlyList<FoundRun> With(PassMarks marks)
    {
        if (!_withMarks.TryGetValue(marks, out var read))
        {
            _withMarks.Add(marks, read = readWith!(marks));
        }

        return read;
    }

    private static PassMarks? MarksOf(FoundRun run)
    {
        if (run.Params.FirstOrDefault(p => p.Key == RunTally.PassMarkParam).Value is not { } text)
        {
            return null;
        }

        using var tree = JsonTree.Parse(System.Text.Encoding.UTF8.GetBytes(text));
        return PassMarks.Of(tree.Root);
    }

    private ResolvedRun? Resolve(Variant variant, List<Problem> problems)
    {
        var (run, group) = (variant.Run, variant.Group);
        var (telling, found) = (new StoredTelling(group.Common), new List<Problem>());
        var resolved = resolver.Resolve(run, file, format, sha256, found, telling);
        if (telling.Missing.Exists(f => s_telling.Contains(f) && group.Tells(f)) && group.Runs.Where(r => IsOf(r, run)).ToList() is { Count: > 0 } own)
        {
            (telling, found) = (new StoredTelling(new StoredGroup(own).Common), []);
            resolved = resolver.Resolve(run, file, format, sha256, found, telling);
        }

        problems.AddRange(found);
        return resolved is null ? null : With(resolved, telling, variant);
    }

    /// <summary>The experiment with what was taken for it, and what it has in place of what is told.</summary>
    private static ResolvedRun With(ResolvedRun resolved, StoredTelling telling, Variant variant)
    {
        List<string> taken = [.. telling.Taken.Select(FieldWords.Name)];
        if (variant.TakesMark)
        {
            taken.Add("pass mark");
        }

        return resolved with { FromStored = taken, ToldOtherwise = variant.Instead is { } instead ? [.. telling.Won, instead] : telling.Won };
    }

    /// <summary>Whether a stored experiment is this run, with what it says of itself.</summary>
    private bool IsOf(StoredRun one, FoundRun run) => resolver.Resolve(run, file, format, sha256, [], new StoredTelling(one.Told)) is { } resolved && IsOf(one, run, resolved);

    private bool IsOf(StoredRun one, FoundRun run, ResolvedRun resolved) => one.Sha256 is { } hash
        && ExperimentIds.IsMadeFrom(one.Id, hash == resolved.Experiment.Source!.Sha256 ? resolved.Identity : resolver.IdentityOf(run, resolved, hash));

    /// <summary>A run as it was read, with its pass marks and the stored experiments that have these.</summary>
    private sealed record Variant(FoundRun Run, StoredGroup Group, PassMarks? Marks)
    {
        /// <summary>Whether its marks are those of the stored experiments, since nothing else tells any.</summary>
        public bool TakesMark { get; init; }

        /// <summary>The marks that it has in place of those that rules give.</summary>
        public OtherValue? Instead { get; init; }
    }

    /// <summary>A run, and the stored experiments that it is.</summary>
    private sealed record Match(Variant Variant, ResolvedRun Resolved, IReadOnlyList<StoredRun> Of)
    {
        public bool IsStored => Of.Count > 0;
    }

    private sealed record Reading(IReadOnlyList<Match> All, IReadOnlyList<Problem> Problems, bool IsWhole);
}
