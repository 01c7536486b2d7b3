using StaticTracker.Json;
using StaticTracker.Modules;

namespace StaticTracker.Storage;

/// <summary>What an experiment or suggestion is ordered by in its file, taken from the JSON so that unreadable ones keep a place too.</summary>
internal sealed record SortKey(string Version, string First, string Second, string Third, DateTime Time, string TimeText, string Id) : IComparable<SortKey>
{
    public static SortKey OfExperiment(JsonNode node) =>
        OfExperiment(node["timestamp"u8], node["prompt_version"u8], node["model"u8], node["dataset"u8], node["dataset_version"u8], node["id"u8]);

    /// <summary>From its members, wherever they stand.</summary>
    public static SortKey OfExperiment(JsonNode timestamp, JsonNode version, JsonNode model, JsonNode dataset, JsonNode datasetVersion, JsonNode id)
    {
        var time = timestamp.AsString() ?? "";
        return new SortKey(Text(version), Text(model), Text(dataset), Text(datasetVersion), Timestamp.TryParse(time, out var known) ? known.Order : default, time, Text(id));
    }

    public static SortKey OfSuggestion(JsonNode node) => OfSuggestion(node["version"u8], node["rubric"u8], node["id"u8]);

    public static SortKey OfSuggestion(JsonNode version, JsonNode rubric, JsonNode id) => new(Text(version), Text(rubric), "", "", default, "", Text(id));

    public static SortKey Of(Experiment e) =>
        new(e.PromptVersion.Text, e.Model, e.Dataset ?? "", e.DatasetVersion ?? "", e.Timestamp.Order, e.Timestamp.Text, e.Id);

    public int CompareTo(SortKey? other)
    {
        if (other is null)
        {
            return 1;
        }

        var order = NaturalOrder.Comparer.Compare(Version, other.Version);
        order = order != 0 ? order : string.CompareOrdinal(First, other.First);
        order = order != 0 ? order : string.CompareOrdinal(Second, other.Second);
        order = order != 0 ? order : string.CompareOrdinal(Third, other.Third);
        order = order != 0 ? order : Time.CompareTo(other.Time);
        order = order != 0 ? order : string.CompareOrdinal(TimeText, other.TimeText);
        return order != 0 ? order : string.CompareOrdinal(Id, other.Id);
    }

    private static string Text(JsonNode node) => node.Kind == JsonKind.String ? SharedText.Of(node) : "";
}
