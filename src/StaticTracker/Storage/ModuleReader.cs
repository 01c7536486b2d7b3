using StaticTracker.Json;
using StaticTracker.Modules;

namespace StaticTracker.Storage;

/// <summary>
/// Module files as records. Reads what fits the schema; what it cannot make a record of is refused with the place that is at fault, so
/// that a file which never saw the schema (an old commit's) is told as broken rather than guessed at.
/// </summary>
public static class ModuleReader
{
    /// <summary>The module of a tree; null, with the node at fault and why, where it cannot be read.</summary>
    public static Module? TryRead(JsonTree tree, out (JsonNode Node, string Reason) fault)
    {
        fault = default;
        var root = tree.Root;
        if (root.Kind != JsonKind.Object)
        {
            fault = (root, "a module file is an object");
            return null;
        }

        if (FileFormat.IsUnknown(root, out var format))
        {
            fault = (format, FileFormat.Fault(format));
            return null;
        }

        if (!ModuleId.TryParse(root["module_id"u8].AsString(), out var id))
        {
            fault = (root["module_id"u8] is { Exists: true } node ? node : root, $"module_id is missing or no module id: valid are {ModuleId.ValidValues}");
            return null;
        }

        var experiments = new List<Experiment>();
        foreach (var element in root["experiments"u8].Elements)
        {
            if (TryReadExperiment(element, out var reason) is not { } experiment)
            {
                fault = (element, reason);
                return null;
            }

            experiments.Add(experiment);
        }

        var suggestions = new List<Suggestion>();
        foreach (var element in root["suggestions"u8].Elements)
        {
            if (TryReadSuggestion(element) is not { } suggestion)
            {
                fault = (element, "a suggestion needs a version, a text and a status");
                return null;
            }

            suggestions.Add(suggestion);
        }

        return new Module
        {
            Id = id,
            Name = root["module_name"u8].AsString(),
            Description = root["description"u8].AsString(),
            PrimaryRubric = Shared(root["primary_rubric"u8]),
            Group = root["group"u8].AsString(),
            Tags = Texts(root["tags"u8]),
            RubricNames = ExperimentReader.TextMap(root["rubric_names"u8]),
            Experiments = experiments,
            Suggestions = suggestions,
        };
    }

    /// <summary>One experiment; null and why where it cannot be read.</summary>
    public static Experiment? TryReadExperiment(JsonNode node, out string reason) => ExperimentReader.TryRead(node, out reason);

    /// <summary>One suggestion; null where it has no version, text or status.</summary>
    public static Suggestion? TryReadSuggestion(JsonNode node) =>
        PromptVersion.TryParse(Shared(node["version"u8]), out var version) && node["suggestion"u8].AsString() is { } text && Shared(node["status"u8]) is { } status
            ? new Suggestion
            {
                Id = node["id"u8].AsString(),
                Version = version,
                Rubric = Shared(node["rubric"u8]),
                Issue = node["issue"u8].AsString(),
                Text = text,
                Priority = Shared(node["priority"u8]),
                Status = status,
                AppliedIn = PromptVersion.TryParse(Shared(node["applied_in"u8]), out var applied) ? applied : null,
                Reason = node["reason"u8].AsString(),
                SupersededBy = node["superseded_by"u8].AsString(),
            }
            : null;

    private static IReadOnlyList<string> Texts(JsonNode node)
    {
        if (node.Kind != JsonKind.Array)
        {
            return [];
        }

        var texts = new List<string>();
        foreach (var element in node.Elements)
        {
            if (element.AsString() is { } text)
            {
                texts.Add(text);
            }
        }

        return texts;
    }

    private static string? Shared(JsonNode node) => node.Kind == JsonKind.String ? SharedText.Of(node) : null;
}
