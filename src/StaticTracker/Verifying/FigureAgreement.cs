using System.Globalization;
using StaticTracker.History;
using StaticTracker.Json;
using StaticTracker.Modules;

namespace StaticTracker.Verifying;

/// <summary>
/// Which differences between a stored experiment and the one that its source gives count. A figure that is stored must be what the source gives; what only one of both
/// says of the run (a judge that was named later, usage that an older program did not keep) is a note.
/// </summary>
internal sealed class FigureAgreement
{
    /// <summary>Beside the source's own: names are the source's to tell, links and ids nobody's to recompute.</summary>
    private static readonly string[] s_others = ["id", "braintrust_url", "links", "source", "corrects", "withdrawn"];

    private static readonly string[] s_figures = ["metrics", "rubrics", "score", "usage", "classification", "error_kinds", "failure_kinds"];

    /// <summary>Objects of counts by label, beside those of metrics and rubrics.</summary>
    private static readonly string[] s_kinds = ["error_kinds", "failure_kinds"];

    /// <summary>What follows from the counts beside it: left out it hides nothing.</summary>
    private static readonly string[] s_derived = ["fail", "rate", "pass_rate", "match_rate", "unit", "skipped"];

    private readonly List<FieldChange> _differences = [];
    private readonly List<string> _notes = [];

    private FigureAgreement()
    {
    }

    /// <summary>Fields with the stored value and the recomputed one.</summary>
    public IReadOnlyList<FieldChange> Differences => _differences;

    public IReadOnlyList<string> Notes => _notes;

    /// <param name="stored">The experiment as its file has it.</param>
    /// <param name="recomputed">As the source gives it.</param>
    /// <param name="primary">The rubric of the match rate.</param>
    /// <param name="sameName">Whether the file goes by the name that is stored: some say the time in their name, and that is then another.</param>
    public static FigureAgreement Of(JsonNode stored, JsonNode recomputed, string? primary, bool sameName)
    {
        var agreement = new FigureAgreement();
        var changes = new List<FieldChange>();
        FieldDifferences.Add(changes, "", stored, recomputed, s_others);
        foreach (var change in Leaves(changes, stored, recomputed))
        {
            if (IsRounded(change, recomputed, primary))
            {
                continue;
            }

            agreement.Judge(change, sameName);
        }

        return agreement;
    }

    private static bool IsFigure(string field) => Array.Exists(s_figures, f => field == f || IsBelow(f, field));

    private static bool IsBelow(string name, string field) => field.Length > name.Length && field[name.Length] == '.' && field.StartsWith(name, StringComparison.Ordinal);

    /// <summary>A whole object that only one side has, as its single fields.</summary>
    private static IEnumerable<FieldChange> Leaves(List<FieldChange> changes, JsonNode stored, JsonNode recomputed)
    {
        foreach (var change in changes)
        {
            if (change.Before is not null && change.After is not null)
            {
                yield return change;
                continue;
            }

            foreach (var (field, text) in Leaves(change.Field, FieldPlace.Of(change.Before is null ? recomputed : stored, change.Field)))
            {
                yield return change.Before is null ? new FieldChange(field, null, text) : new FieldChange(field, text, null);
            }
        }
    }

    private static IEnumerable<(string Field, string Text)> Leaves(string path, JsonNode node)
    {
        if (node.Kind != JsonKind.Object)
        {
            return [(path, Storage.CompactJson.Of(node))];
        }

        var leaves = new List<(string, string)>();
        foreach (var member in node.Members)
        {
            leaves.AddRange(Leaves($"{path}.{member.Name}", member.Value));
        }

        return leaves;
    }

    /// <summary>A rate is stored with the digits that somebody chose: 57 and 57.33 are both right for 43 of 75.</summary>
    private static bool IsRounded(FieldChange change, JsonNode recomputed, string? primary)
    {
        if (!decimal.TryParse(change.Before, NumberStyles.Float, CultureInfo.InvariantCulture, out var stored))
        {
            return false;
        }

        var dot = change.Field.LastIndexOf('.');
        var counts = change.Field[(dot + 1)..] switch
        {
            "match_rate" when primary is not null => FieldPlace.Of(recomputed, $"rubrics.{primary}"),
            "pass_rate" or "rate" when dot > 0 => FieldPlace.Of(recomputed, change.Field.AsSpan(0, dot)),
            _ => default,
        };
        return counts.Exists && counts["pass"u8].AsInteger() is { } pass && counts["total"u8].AsInteger() is { } total
            && Rate.IsOf(stored, pass, counts["fail"u8].AsInteger() ?? (total - pass - (counts["error"u8].AsInteger() ?? 0)));
    }

    private void Judge(FieldChange change, bool sameName)
    {
        var (field, stored, recomputed) = change;
        var isOfTotals = IsBelow("metrics", field) || IsBelow("rubrics", field);
        var isCount = isOfTotals || Array.Exists(s_kinds, k => IsBelow(k, field));
        if (field == "timestamp" && !sameName)
        {
            _notes.Add($"the time may be told by the file's name, which is another: stored {stored}, here {recomputed}");
        }
        else if (stored is not null && recomputed is not null)
        {
            _differences.Add(change);
        }
        else if (stored is null && recomputed is not null)
        {
            // A count that is not stored reads as 0: where it is none, something is hidden.
            if (isCount && !(isOfTotals && s_derived.Contains(field[(field.LastIndexOf('.') + 1)..])) && recomputed != "0")
            {
                _differences.Add(change);
            }
            else if (!(isCount && recomputed == "0"))
            {
                _notes.Add($"{field} is not stored; the source gives {Cut(recomputed)}");
            }
        }
        else if (stored is not null && IsFigure(field) && !(isCount && stored == "0"))
        {
            _differences.Add(change);
        }
        else if (stored is not null && !IsFigure(field))
        {
            _notes.Add($"{field} is not told by the source: stored {Cut(stored)}");
        }
    }

    private static string Cut(string text) => text.Length <= 80 ? text : text[..80] + "…";
}
