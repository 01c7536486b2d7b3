using StaticTracker.Json;
using StaticTracker.Modules;

namespace StaticTracker.Storage;

/// <summary>What an experiment or suggestion is ordered by in its file, taken from the JSON so that unreadable ones keep a place too.</summary>
internal sealed record SortKey(string Version, string First, string Second, string Third, DateTime Time, string TimeText, string Id) : IComparable<SortKey>
{
    public static SortKey OfExperiment(JsonNode node)
    {
        var time = node["timestamp"u8].AsString() ?? "";
        return new SortKey(
            Text(node["prompt_version"u8]), Text(node["model"u8]), Text(node["dataset"u8]), Text(node["dataset_version"u8]),
            Timestamp.TryParse(time, out var timestamp) ? timestamp.Order : default, time, Text(node["id"u8]));
    }

    public static SortKey OfSuggestion(JsonNode node) =>
        new(Text(node["version"u8]), Text(node["rubric"u8]), "", "", default, "", Text(node["id"u8]));

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
