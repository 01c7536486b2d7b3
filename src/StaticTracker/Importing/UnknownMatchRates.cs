using System.Collections.Concurrent;
using System.Globalization;
using StaticTracker.Diagnostics;
using StaticTracker.Modules;

namespace StaticTracker.Importing;

/// <summary>
/// Match rates that files state of modules whose primary rubric is not known. A folder of a thousand files has one cause, and so have hundreds of modules: a few are told one by one, many at once.
/// </summary>
internal sealed class UnknownMatchRates
{
    private const int MostToldAlone = 3;
    private const int MostNamed = 12;

    private readonly ConcurrentDictionary<ModuleId, (int Count, SourceSpan First)> _modules = [];

    /// <summary>Notes the runs of a module that is without a primary rubric; from any thread.</summary>
    public void Note(ModuleId module, IEnumerable<ResolvedRun> runs)
    {
        var (count, first) = (0, (StatedNumber?)null);
        foreach (var run in runs)
        {
            if (run.StatedMatchRate is { } stated)
            {
                count++;
                first = first is null || string.CompareOrdinal(stated.Span.Path, first.Span.Path) < 0 ? stated : first;
            }
        }

        if (first is not null)
        {
            _modules[module] = (count, first.Span);
        }
    }

    /// <summary>Tells them.</summary>
    public void Tell(Problems problems)
    {
        if (_modules.Count <= MostToldAlone)
        {
            foreach (var (module, (count, first)) in _modules)
            {
                problems.Add(first, Codes.Importing.MatchRateUnknown, $"{Files(count)} a match rate, but the primary rubric of {module} is not known: it is left out",
                    "give --primary-rubric, or set primary_rubric in the module's file or in tracker.json");
            }

            return;
        }

        var all = _modules.OrderBy(m => m.Key).ToList();
        var names = string.Join(", ", all.Take(MostNamed).Select(m => m.Key.Text)) + (all.Count > MostNamed ? string.Create(CultureInfo.InvariantCulture, $" and {all.Count - MostNamed} more") : "");
        problems.Add(
            all.MinBy(m => m.Value.First.Path, StringComparer.Ordinal).Value.First, Codes.Importing.MatchRateUnknown,
            $"{Files(all.Sum(m => m.Value.Count))} a match rate, but the primary rubrics of {all.Count} modules are not known: it is left out of {names}",
            "set primary_rubric of each under \"modules\" in tracker.json, or in the modules' files");
    }

    private static string Files(int count) => count == 1 ? "the file states" : string.Create(CultureInfo.InvariantCulture, $"{count} files, of which this is the first, state");
}
