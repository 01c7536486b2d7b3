using System.Text;
using StaticTracker.Json;
using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Promotion;

/// <summary>Lists of promotions as canonical bytes: what stands in a file stays as it is, and one entry is added.</summary>
public static class PromotionText
{
    private const string SchemaAddress = "../schemas/promotions.schema.json";

    /// <summary>The file with one more entry; <paramref name="file"/> is null where there is none yet.</summary>
    public static byte[] Append(JsonTree? file, ModuleId module, PromotionEntry entry)
    {
        if (file is null)
        {
            using var fresh = JsonTree.Parse(Encoding.UTF8.GetBytes(
                new JsonMembers().Text("$schema", SchemaAddress).Text("module", module.Text).Raw("entries", $"[{TextOf(entry)}]").ToString()));
            return CanonicalJson.File(fresh, Shape.Promotions);
        }

        var entries = file.Root["entries"u8].ToArray().Select(e => e.ToString()).Append(TextOf(entry));
        using var tree = JsonTree.Parse(ModuleText.Merge(file.Root, new Dictionary<string, string?>(StringComparer.Ordinal) { ["entries"] = $"[{string.Join(',', entries)}]" }));
        return CanonicalJson.File(tree, Shape.Promotions);
    }

    /// <summary>An entry as compact JSON.</summary>
    internal static string TextOf(PromotionEntry entry)
    {
        var members = new JsonMembers().Text("id", entry.Id).Number("number", entry.Number).Text("action", entry.Action);
        Add(members, entry.Version with { Dataset = null, DatasetVersion = null })
            .Text("since", entry.Since.Text).Text("why", entry.Why).Text("by", entry.By).Text("override", entry.Override);
        if (entry.Before is { } before)
        {
            members.Raw("before", new JsonMembers().Text("id", before.Id).Text("prompt_version", before.Version.Text).Text("model", before.Model).ToString());
        }

        return members.Text("back_to", entry.BackTo).Text("report", entry.Report).ToString();
    }

    internal static JsonMembers Add(JsonMembers members, PromotedVersion version) => members
        .Text("prompt_version", version.Version.Text).Text("prompt_label", version.Label).Text("prompt_hash", version.Hash).Text("model", version.Model).Text("experiment", version.Experiment)
        .Text("dataset", version.Dataset).Text("dataset_version", version.DatasetVersion);
}
