using System.Globalization;
using StaticTracker.Json;
using StaticTracker.Phrasing;
using StaticTracker.Storage;

namespace StaticTracker.Runs.Ab;

/// <summary>Files of data/ab as canonical bytes: new ones, and existing ones with members set. Whatever else a file holds is kept.</summary>
public static class AbText
{
    public static byte[] Of(AbExperiment experiment)
    {
        using var nothing = JsonTree.Parse("{}"u8.ToArray());
        return With(nothing, experiment);
    }

    public static byte[] With(JsonTree file, AbExperiment experiment)
    {
        var members = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["id"] = CompactJson.Quote(experiment.Id),
            ["module"] = CompactJson.Quote(experiment.Module.Text),
            ["hypothesis"] = CompactJson.Quote(experiment.Hypothesis),
            ["primary_metric"] = CompactJson.Quote(experiment.PrimaryMetric),
            ["minimum_effect"] = Number(experiment.MinimumEffect),
            ["planned_n"] = Whole(experiment.PlannedN),
            ["stop_rule"] = CompactJson.Quote("e_value"),
            ["alpha"] = Number(experiment.Alpha),
            ["dataset_fingerprint"] = experiment.DatasetFingerprint is { } fingerprint ? CompactJson.Quote(fingerprint) : null,
            ["started_at"] = CompactJson.Quote(experiment.StartedAt.Text),
            ["control"] = List(experiment.Control),
            ["treatment"] = List(experiment.Treatment),
            ["conclusion"] = experiment.Conclusion is { } conclusion ? Of(conclusion) : null,
        };
        if (!file.Root["$schema"u8].Exists)
        {
            members["$schema"] = CompactJson.Quote("../schemas/ab.schema.json");
        }

        using var tree = JsonTree.Parse(ModuleText.Merge(file.Root, members));
        return CanonicalJson.File(tree, Shape.Ab);
    }

    /// <summary>"not enough evidence"; a decision that is none of ours as it stands.</summary>
    public static Phrase Words(string decision) => AbWord.All.Contains(decision) ? Phrase.Of($"ab.{decision}") : Phrase.Data(decision.Replace('_', ' '));

    private static string Of(AbConclusion conclusion)
    {
        var f = conclusion.Figures;
        var note = conclusion.Note is { } text ? $",\"note\":{CompactJson.Quote(text)}" : "";
        return $"{{\"at\":{CompactJson.Quote(conclusion.At)},\"decision\":{CompactJson.Quote(conclusion.Decision)}{note},\"figures\":{{\"items\":{Whole(f.Items)},\"better\":{Whole(f.Better)},\"worse\":{Whole(f.Worse)},"
            + $"\"control_rate\":{Number(f.ControlRate)},\"treatment_rate\":{Number(f.TreatmentRate)},\"e_value\":{Number(f.EValue)},\"share_low\":{Number(f.ShareLow)},\"share_high\":{Number(f.ShareHigh)}}}}}";
    }

    private static string Whole(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Number(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Four digits behind the point; a number beyond what is counted in is cut down to that.</summary>
    private static string Number(double number) => Math.Round(Math.Min(number, 1e12), 4).ToString("0.0###", CultureInfo.InvariantCulture);

    private static string? List(IReadOnlyList<string> texts) => texts.Count == 0 ? null : $"[{string.Join(',', texts.Order(StringComparer.Ordinal).Select(CompactJson.Quote))}]";
}
