using System.Text;
using StaticTracker.Comparison;
using StaticTracker.Diagnostics;
using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Promotion;

/// <summary>For each item of a module the result that did best on it: the highest share of its verdicts passed, then the newest. An item is its text; without one its id within its version of its data set, since another one may call another item so. Made of stored verdicts alone; a pure function of the data.</summary>
public static class CaseIndex
{
    /// <summary>The cases in ordinal order of their keys.</summary>
    public static IReadOnlyList<SolvedCase> Of(DataFolder folder, Module module, Problems problems)
    {
        var buffer = new FileBuffer();
        return Of(folder, module, problems, id => VerdictSheetReader.Read(folder, module.Id, id, problems, buffer));
    }

    /// <summary>As above, for who has the verdicts at hand: <paramref name="sheetOf"/> gives those of an experiment, or null.</summary>
    public static IReadOnlyList<SolvedCase> Of(DataFolder folder, Module module, Problems problems, Func<string, VerdictSheet?> sheetOf)
    {
        var best = new SortedDictionary<string, SolvedCase>(StringComparer.Ordinal);
        var texts = new Dictionary<(string?, string?), Dictionary<string, string>>();

        // Oldest first, so that of equals the newest stays.
        foreach (var experiment in module.Counted.OrderBy(e => e.Timestamp).ThenBy(e => e.Id, StringComparer.Ordinal))
        {
            if (sheetOf(experiment.Id) is { } sheet && SheetAgreement.Agrees(experiment, sheet) && SuiteSide.RowsOf(experiment, sheet) is { } rows)
            {
                var set = (experiment.Dataset, experiment.DatasetVersion);
                if (!texts.TryGetValue(set, out var known))
                {
                    texts[set] = known = TextsOf(folder, module.Id, experiment, problems);
                }

                Add(best, experiment, sheet, rows, known);
            }
        }

        return [.. best.Values];
    }

    /// <summary>A text as it is looked up: letters in lower case, white space as single spaces, composed letters as one.</summary>
    public static string Normalise(string text)
    {
        var normal = new StringBuilder(text.Length);
        foreach (var c in IsSound(text) ? text.Normalize(NormalizationForm.FormC).ToLowerInvariant() : text)
        {
            if (!char.IsWhiteSpace(c))
            {
                normal.Append(c);
            }
            else if (normal.Length > 0 && normal[^1] != ' ')
            {
                normal.Append(' ');
            }
        }

        return normal.ToString().TrimEnd();
    }

    /// <summary>Half a pair of surrogates cannot be normalised.</summary>
    private static bool IsSound(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && !(char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[++i])))
            {
                return false;
            }
        }

        return true;
    }

    private static Dictionary<string, string> TextsOf(DataFolder folder, ModuleId module, Experiment experiment, Problems problems)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var item in ItemSheetReader.Read(folder, module, experiment.Dataset, experiment.DatasetVersion, problems)?.Items ?? [])
        {
            if (!string.IsNullOrWhiteSpace(item.Text))
            {
                texts.TryAdd(item.Id, item.Text);
            }
        }

        return texts;
    }

    private static void Add(SortedDictionary<string, SolvedCase> best, Experiment experiment, VerdictSheet sheet, IReadOnlyList<string> rows, Dictionary<string, string> texts)
    {
        var items = new SheetStack([sheet]).BaseItems;
        var counted = sheet.Rows.Where(r => rows.Contains(r.Key)).ToList();
        foreach (var places in Enumerable.Range(0, items.Count).GroupBy(i => items[i], StringComparer.Ordinal))
        {
            var passed = places.Sum(i => counted.Count(r => r.Value[i] == 'P'));
            var judged = passed + places.Sum(i => counted.Count(r => r.Value[i] == 'F'));
            if (judged == 0)
            {
                continue;
            }

            var text = texts.GetValueOrDefault(places.Key);
            var key = text is null ? $"id:{places.Key}" : Normalise(text);
            var place = text is null ? $"{key}\n{experiment.Dataset}\n{experiment.DatasetVersion}" : key;
            if (best.TryGetValue(place, out var other) && (long)other.Passed * judged > (long)passed * other.Judged)
            {
                continue;
            }

            best[place] = new SolvedCase
            {
                Key = key,
                Item = places.Key,
                Text = text,
                Dataset = experiment.Dataset,
                DatasetVersion = experiment.DatasetVersion,
                Experiment = experiment.Id,
                Version = experiment.PromptVersion.Text,
                Model = experiment.Model,
                Timestamp = experiment.Timestamp.Text,
                Passed = passed,
                Judged = judged,
                Failed = [.. counted.Where(r => r.Key != FigureRows.Own && places.Any(i => r.Value[i] == 'F')).Select(r => r.Key).Order(StringComparer.Ordinal)],
            };
        }
    }
}
