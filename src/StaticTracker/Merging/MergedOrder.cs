using StaticTracker.Json;
using StaticTracker.Storage;

namespace StaticTracker.Merging;

/// <summary>The canonical order of merged elements; of two contradicting ones ours counts.</summary>
internal static class MergedOrder
{
    public static IEnumerable<Merged> Of(List<Merged> elements, ElementOrder order) => order switch
    {
        ElementOrder.Experiments => elements.OrderBy(e => SortKey.OfExperiment(Node(e, "timestamp"), Node(e, "prompt_version"), Node(e, "model"), Node(e, "dataset"), Node(e, "dataset_version"), Node(e, "id"))),
        ElementOrder.Suggestions => elements.OrderBy(e => SortKey.OfSuggestion(Node(e, "version"), Node(e, "rubric"), Node(e, "id"))),
        _ => elements,
    };

    private static JsonNode Node(Merged element, string name) => element.Member(name)?.One ?? default;
}
