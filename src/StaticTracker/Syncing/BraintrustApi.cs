using System.Text;
using StaticTracker.Diagnostics;
using StaticTracker.Json;
using StaticTracker.Remote;
using StaticTracker.Storage;

namespace StaticTracker.Syncing;

/// <summary>The experiments of a project and their events, over Braintrust's REST API v1 (https://www.braintrust.dev/docs/api-reference).</summary>
internal sealed class BraintrustApi(RestClient client, ApiAddress api, string key, Problems problems)
{
    public const string KeyVariable = "BRAINTRUST_API_KEY";

    /// <summary>The variable that names an address of this machine in the API's place.</summary>
    public const string AddressVariable = "TRACKER_BRAINTRUST_ADDRESS";

    public const string UnitedStates = "https://api.braintrust.dev/";
    public const string Europe = "https://api-eu.braintrust.dev/";

    private const int ExperimentsPerPage = 100;
    private const int EventsPerPage = 500;

    /// <summary>All experiments, the newest first; null, with a problem, where the API does not list them.</summary>
    public List<BraintrustExperiment>? List(string project)
    {
        var all = new List<BraintrustExperiment>();
        while (true)
        {
            var after = all.Count == 0 ? "" : $"&starting_after={Uri.EscapeDataString(all[^1].Id)}";
            using var page = Ask($"v1/experiment?project_id={Uri.EscapeDataString(project)}&limit={ExperimentsPerPage}{after}", "the project's experiments");
            if (page is null)
            {
                return null;
            }

            var before = all.Count;
            foreach (var node in page.Root["objects"u8].Elements)
            {
                if (node["id"u8].AsString() is not { Length: > 0 } id || !DataFolder.IsFileName(id))
                {
                    problems.Add(SourceSpan.File("braintrust"), Codes.Remote.Refused, "the list of experiments has one without an id that can be a file's name");
                    return null;
                }

                if (all.TrueForAll(e => e.Id != id))
                {
                    all.Add(new BraintrustExperiment(id, CompactJson.Of(node)));
                }
            }

            if (all.Count == before)
            {
                return all;
            }
        }
    }

    /// <summary>A page of events as JSON lines, test cases alone, and the cursor of the next (null: there is none); null, with a problem, where the API does not give it.</summary>
    public (string Lines, string? Cursor)? Fetch(BraintrustExperiment experiment, string? cursor, HashSet<string> seen)
    {
        var at = cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}";
        using var page = Ask($"v1/experiment/{Uri.EscapeDataString(experiment.Id)}/fetch?limit={EventsPerPage}{at}", $"the events of experiment {experiment.Id}");
        if (page is null)
        {
            return null;
        }

        var lines = new StringBuilder();
        var any = false;
        foreach (var node in page.Root["events"u8].Elements)
        {
            any = true;

            // An event may come again on a later page, in an older state: the first one counts.
            if (IsCase(node) && node["id"u8].AsString() is { } id && seen.Add(id))
            {
                lines.Append("{\"experiment\":").Append(experiment.Json).Append(',').Append(CompactJson.Of(node).AsSpan(1)).Append('\n');
            }
        }

        return (lines.ToString(), any ? page.Root["cursor"u8].AsString() : null);
    }

    /// <summary>The spans below a test case are steps of it, no cases.</summary>
    private static bool IsCase(JsonNode node) =>
        node.Kind == JsonKind.Object && node["is_root"u8].Kind != JsonKind.False && (node["span_id"u8].AsString() is not { } span || node["root_span_id"u8].AsString() is not { } root || span == root);

    private JsonTree? Ask(string path, string what)
    {
        var answer = client.Get(api.At(path), key);
        if (answer.Succeeded && JsonTree.TryParse(answer.Body, out _) is { } tree)
        {
            return tree;
        }

        problems.Add(
            SourceSpan.File("braintrust"), Codes.Remote.Refused, $"{what} cannot be had: {(answer.Succeeded ? "the answer is no JSON" : RestWords.Of(answer))}",
            answer.Status is 401 or 403 ? $"look at the key in {KeyVariable}" : answer.Status is 400 or 404 ? "look at the project's id" : "run it again: it goes on where it stopped");
        return null;
    }
}
