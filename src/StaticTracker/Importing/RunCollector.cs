using System.Globalization;
using StaticTracker.Diagnostics;
using StaticTracker.Mapping;
using StaticTracker.Storage;

namespace StaticTracker.Importing;

/// <summary>Reads many files on all cores, each worker with its own buffers; what comes out does not depend on who read what when.</summary>
internal sealed class RunCollector(ImportOptions options, Settings settings, RuleSet rules, Func<Stream> standardInput, TextKeeping? texts = null)
{
    private const int Batch = 32;

    /// <summary>Reads the files; <paramref name="done"/> is told how many more are read, from any thread.</summary>
    public ReadRuns Collect(IReadOnlyList<SourceFile> files, Problems problems, Action<int>? done)
    {
        var found = new ResolvedRun[files.Count][];
        var words = new IReadOnlyList<WordCount>?[files.Count];
        var refused = new RefusedFile?[files.Count];
        var next = 0;

        void Work()
        {
            using var reader = new SourceReader(options, rules, standardInput, texts: texts);
            using var resolver = new RunResolver(options, settings);
            while (true)
            {
                var from = Interlocked.Add(ref next, Batch) - Batch;
                if (from >= files.Count)
                {
                    return;
                }

                var to = Math.Min(from + Batch, files.Count);
                for (var i = from; i < to; i++)
                {
                    (found[i], words[i], refused[i]) = ReadOne(reader, resolver, files[i], problems);
                }

                done?.Invoke(to - from);
            }
        }

        var workers = Math.Clamp((files.Count + Batch - 1) / Batch, 1, Environment.ProcessorCount);
        Parallel.For(0, workers, new ParallelOptions { MaxDegreeOfParallelism = workers }, _ => Work());
        return new ReadRuns(Together(found), [.. refused.OfType<RefusedFile>()], Sum(words));
    }

    private (ResolvedRun[] Runs, IReadOnlyList<WordCount>? Words, RefusedFile? Refused) ReadOne(SourceReader reader, RunResolver resolver, SourceFile file, Problems problems)
    {
        var outcome = reader.Read(file);
        if (outcome.Runs.Count == 0)
        {
            problems.AddRange(outcome.Problems);
            return ([], null, new RefusedFile(file, null, outcome.Problems));
        }

        var found = outcome.Problems.ToList();
        var (sha256, format) = (reader.Sha256, reader.Format);
        var stored = options.Stored is { } told ? StoredOf(told, reader, resolver, file, outcome.Runs) : null;
        var chosen = ChosenOf(outcome.Runs, file, stored, found);
        if (chosen.Count == 0)
        {
            problems.AddRange(found);
            return ([], null, new RefusedFile(file, sha256, found));
        }

        var runs = new List<ResolvedRun>(chosen.Count);
        var isWhole = true;
        foreach (var run in chosen)
        {
            if (stored is null)
            {
                var resolved = resolver.Resolve(run, file, format, sha256, found);
                Tell(run, file, found);
                isWhole &= resolved is not null;
                if (resolved is not null)
                {
                    runs.Add(resolved);
                }

                continue;
            }

            var all = stored.Resolve(run, found);
            isWhole &= all.Count > 0;
            foreach (var read in isWhole ? all.Select(a => a.Run) : [run])
            {
                Tell(read, file, found);
            }

            runs.AddRange(all.Select(a => a.Resolved));
        }

        // Several runs of one file lack the same option: it is said once.
        if (found.Count > 0)
        {
            problems.AddRange(found.Distinct());
        }

        return !isWhole ? ([], null, new RefusedFile(file, sha256, found))
            : ([.. runs], chosen.Count > 1 ? [.. chosen.SelectMany(r => r.OtherWords)] : chosen[0].OtherWords is { Count: > 0 } words ? words : null, null);
    }

    private StoredResolver StoredOf(StoredSources told, SourceReader reader, RunResolver resolver, SourceFile file, IReadOnlyList<FoundRun> runs) =>
        new(resolver, told, file, reader.Format, reader.Sha256, runs, options.PassMark is null ? marks => reader.Read(file, marks).Runs : null);

    /// <summary>The runs that are meant of a file; where several prompts or tasks were imported one by one, those that are stored.</summary>
    private IReadOnlyList<FoundRun> ChosenOf(IReadOnlyList<FoundRun> runs, SourceFile file, StoredResolver? stored, List<Problem> problems)
    {
        if (runs.Count == 1 && options is { Prompt: null, Task: null })
        {
            return runs;
        }

        var found = new List<Problem>();
        var chosen = TaskChoice.Of(PromptChoice.Of(runs, file, options, found), file, options, found);
        if (chosen.Count == 0 && stored is not null && options is { Prompt: null, Task: null } && stored.Stored() is { Count: > 0 } own)
        {
            return own;
        }

        problems.AddRange(found);
        return chosen;
    }

    /// <summary>What a run counts and what it does not.</summary>
    private static void Tell(FoundRun run, SourceFile file, List<Problem> problems)
    {
        TellUnmarked(run, file, problems);
        TellDerived(run, file, problems);
    }

    private static void TellUnmarked(FoundRun run, SourceFile file, List<Problem> problems)
    {
        foreach (var (rubric, count) in run.Unmarked)
        {
            problems.Add(new Problem(SourceSpan.File(file.Shown), Codes.Importing.LeftOut,
                string.Create(CultureInfo.InvariantCulture, $"{count} of the results of {CompactJson.Quote(rubric)} {(count == 1 ? "is a number" : "are numbers")} without a pass mark, others are verdicts: its counts are those of the others"),
                "a rule's \"scores\" can give it a pass mark"));
        }
    }

    private static void TellDerived(FoundRun run, SourceFile file, List<Problem> problems)
    {
        if (run.Derived.Count > 0)
        {
            var names = string.Join(", ", run.Derived.Take(10).Select(CompactJson.Quote)) + (run.Derived.Count > 10 ? ", …" : "");
            problems.Add(new Problem(SourceSpan.File(file.Shown), Codes.Sources.DerivedCounts, $"the counts of {names} follow from a stated mean and number: no verdict was counted"));
        }
    }

    private static List<ResolvedRun> Together(ResolvedRun[][] found)
    {
        var runs = new List<ResolvedRun>(found.Length);
        foreach (var ofFile in found)
        {
            // One by one: a list that is given an array asks what it is first, which takes several times as long as one run.
            for (var i = 0; i < ofFile.Length; i++)
            {
                runs.Add(ofFile[i]);
            }
        }

        return runs;
    }

    /// <summary>Each word once, with all its verdicts and its first place.</summary>
    private static List<WordCount> Sum(IReadOnlyList<WordCount>?[] words)
    {
        var sums = new Dictionary<string, WordCount>(StringComparer.Ordinal);
        foreach (var ofFile in words)
        {
            foreach (var word in ofFile ?? [])
            {
                sums[word.Word] = sums.TryGetValue(word.Word, out var sum) ? sum with { Count = sum.Count + word.Count } : word;
            }
        }

        return [.. sums.Values.OrderBy(w => w.Word, StringComparer.Ordinal)];
    }
}
