using System.Text;
using StaticTracker.Json;
using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Promotion;

/// <summary>Lists of promotions as canonical bytes: what stands in a file stays as it is, and one entry is added.</summary>
public static class PromotionText
{
    private const string SchemaAddress = "../schemas/promotions.schema.json";

    /// <summary>The file with one more entry, or with another list of what was seen; null stands for neither. <paramref name="file"/> is null where there is none yet.</summary>
    public static byte[] Append(JsonTree? file, ModuleId module, PromotionEntry? entry, IReadOnlyList<string>? seen = null)
    {
        using var nothing = JsonTree.Parse(Encoding.UTF8.GetBytes(new JsonMembers().Text("$schema", SchemaAddress).Text("module", module.Text).Raw("entries", "[]").ToString()));
        var root = (file ?? nothing).Root;
        var members = new Dictionary<string, string?>(StringComparer.Ordinal);
        if (entry is not null)
        {
            members["entries"] = $"[{string.Join(',', root["entries"u8].ToArray().Select(e => e.ToString()).Append(TextOf(entry)))}]";
        }

        if (seen is not null)
        {
            members["seen"] = $"[{string.Join(',', seen.Order(StringComparer.Ordinal).Select(CompactJson.Quote))}]";
        }

        using var tree = JsonTree.Parse(ModuleText.Merge(root, members));
        return CanonicalJson.File(tree, Shape.Promotions);
    }

    /// <summary>A list as the bytes of a file that holds nothing else.</summary>
    public static byte[] Of(PromotionList list)
    {
        using var fresh = JsonTree.Parse(Encoding.UTF8.GetBytes(
            new JsonMembers().Text("$schema", SchemaAddress).Text("module", list.Module.Text).Raw("entries", $"[{string.Join(',', list.Entries.Select(TextOf))}]").ToString()));
        return CanonicalJson.File(fresh, Shape.Promotions);
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
