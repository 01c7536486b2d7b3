using StaticTracker.Diagnostics;
using StaticTracker.Json;
using StaticTracker.Modules;
using StaticTracker.Prompts;
using StaticTracker.Storage;

namespace StaticTracker.Runs.Ab;

/// <summary>Files of data/ab as records.</summary>
public static class AbReader
{
    /// <summary>An experiment by its id; null where there is none, and null with a problem where its file cannot be used.</summary>
    public static AbExperiment? Read(DataFolder folder, string id, Problems problems) => RecordFile.Read(
        DataFolder.IsFileName(id) ? JsonFile.ReadIfThere(folder.AbFile(id), new FileBuffer(), problems) : null, problems,
        "an A/B experiment has an id, a module, a hypothesis, a primary_metric, a minimum_effect, a planned_n and started_at", TryRead);

    /// <summary>All that can be read, in ordinal order of their ids.</summary>
    public static IReadOnlyList<AbExperiment> All(DataFolder folder, Problems problems) =>
    [
        .. (DataFolder.IsLink(new DirectoryInfo(folder.Ab)) ? [] : DataFolder.Files(folder.Ab)).Where(f => !DataFolder.IsLink(f)).Select(f => Read(folder, Path.GetFileNameWithoutExtension(f.Name), problems)).OfType<AbExperiment>(),
    ];

    /// <summary>Null where something is missing that an experiment cannot do without.</summary>
    public static AbExperiment? TryRead(JsonTree tree)
    {
        var root = tree.Root;
        if (root["id"u8].AsString() is not { } id || !ModuleId.TryParse(root["module"u8].AsString(), out var module) || root["hypothesis"u8].AsString() is not { } hypothesis
            || root["primary_metric"u8].AsString() is not { } metric || root["minimum_effect"u8].AsDecimal() is not (> 0 and <= 100 and var effect) || root["planned_n"u8].AsInteger() is not (> 0 and var planned)
            || !Timestamp.TryParse(root["started_at"u8].AsString(), out var started) || (root["alpha"u8].AsDecimal() ?? 0.05m) is not (> 0 and < 1 and var alpha))
        {
            return null;
        }

        return new AbExperiment
        {
            Id = id,
            Module = module,
            Hypothesis = hypothesis,
            PrimaryMetric = metric,
            MinimumEffect = effect,
            PlannedN = planned,
            Alpha = alpha,
            DatasetFingerprint = root["dataset_fingerprint"u8].AsString(),
            StartedAt = started,
            Control = JsonLists.TextsOf(root["control"u8]),
            Treatment = JsonLists.TextsOf(root["treatment"u8]),
            Conclusion = Conclusion(root["conclusion"u8]),
        };
    }

    private static AbConclusion? Conclusion(JsonNode node)
    {
        var figures = node["figures"u8];
        return node["decision"u8].AsString() is not { } decision || !AbWord.All.Contains(decision) || figures["items"u8].AsInteger() is not { } items ? null : new AbConclusion
        {
            At = node["at"u8].AsString() ?? "",
            Decision = decision,
            Note = node["note"u8].AsString(),
            Figures = new AbFigures(
                items, figures["better"u8].AsInteger() ?? 0, figures["worse"u8].AsInteger() ?? 0, figures["control_rate"u8].AsDecimal() ?? 0, figures["treatment_rate"u8].AsDecimal() ?? 0,
                (double)(figures["e_value"u8].AsDecimal() ?? 0), (double)(figures["share_low"u8].AsDecimal() ?? 0), (double)(figures["share_high"u8].AsDecimal() ?? 0)),
        };
    }
}
