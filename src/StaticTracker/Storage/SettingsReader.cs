using System.Security.Cryptography;
using StaticTracker.Json;
using StaticTracker.Modules;
using StaticTracker.Storage.Policy;

namespace StaticTracker.Storage;

/// <summary>data/tracker.json as <see cref="Settings"/>. Expects a tree that fits its schema; what does not is left at its default.</summary>
public static class SettingsReader
{
    public static Settings Read(JsonTree tree)
    {
        var root = tree.Root;
        var thresholds = root["thresholds"u8];
        var publish = root["site"u8]["publish"u8];
        return new Settings
        {
            Fingerprint = Convert.ToHexStringLower(SHA256.HashData(tree.Text.Span)),
            Title = root["title"u8].AsString() ?? Settings.Default.Title,
            Description = root["description"u8].AsString(),
            SiteUrl = root["site_url"u8].AsString()?.TrimEnd('/'),
            Links = ReadTexts(root["links"u8]),
            MaxErrorShare = thresholds["max_error_share"u8].AsDecimal() ?? Settings.Default.MaxErrorShare,
            StaleDays = (int?)thresholds["stale_days"u8].AsInteger() ?? Settings.Default.StaleDays,
            NoDifferenceMargin = thresholds["no_difference_margin"u8].AsDecimal() ?? Settings.Default.NoDifferenceMargin,
            WeakRubric = ReadWeak(thresholds["weak_rubric"u8]),
            Models = ReadModels(root["models"u8]),
            Modules = ReadModules(root["modules"u8]),
            Baselines = PolicyReader.ReadBaselines(root["baselines"u8]),
            Gate = PolicyReader.ReadGate(root["gate"u8]),
            Promotion = PromotionPolicyReader.Read(root["promotion"u8]),
            Retention = ReadRetention(root["retention"u8]),
            Publish = new PublishSettings
            {
                Authors = Flag(publish["authors"u8], true),
                Items = Flag(publish["items"u8], false),
                Details = Flag(publish["details"u8], false),
                Prompts = Flag(publish["prompts"u8], false),
                Sources = Flag(publish["sources"u8], true),
            },
            Theme = ReadTheme(root["site"u8]),
        };
    }

    private static SiteTheme ReadTheme(JsonNode site) => new()
    {
        Logo = site["logo"u8].AsString(),
        Light = ReadTexts(site["colours"u8]["light"u8]),
        Dark = ReadTexts(site["colours"u8]["dark"u8]),
    };

    private static bool Flag(JsonNode node, bool otherwise) => node.Kind switch
    {
        JsonKind.True => true,
        JsonKind.False => false,
        _ => otherwise,
    };

    private static RetentionSettings? ReadRetention(JsonNode node) => node.Kind != JsonKind.Object ? null
        : new((int?)node["keep_last"u8].AsInteger() ?? RetentionSettings.DefaultKeepLast, (int?)node["archive_after_days"u8].AsInteger(), (int?)node["delete_after_days"u8].AsInteger());

    private static WeakThresholds ReadWeak(JsonNode node) => new(
        node["high"u8].AsDecimal() ?? WeakThresholds.Default.High, node["medium"u8].AsDecimal() ?? WeakThresholds.Default.Medium, node["low"u8].AsDecimal() ?? WeakThresholds.Default.Low);

    /// <summary>Texts by name, in ordinal order.</summary>
    private static List<KeyValuePair<string, string>> ReadTexts(JsonNode node)
    {
        var texts = new List<KeyValuePair<string, string>>();
        foreach (var member in node.Members)
        {
            if (member.Value.AsString() is { } text)
            {
                texts.Add(new(member.Name, text));
            }
        }

        texts.Sort(static (a, b) => string.CompareOrdinal(a.Key, b.Key));
        return texts;
    }

    private static ModelNames ReadModels(JsonNode node)
    {
        if (node.Kind != JsonKind.Object)
        {
            return ModelNames.Default;
        }

        var models = new List<KeyValuePair<string, IReadOnlyList<string>>>();
        foreach (var member in node.Members)
        {
            var aliases = new List<string>();
            foreach (var alias in member.Value.Elements)
            {
                if (alias.AsString() is { } text)
                {
                    aliases.Add(text);
                }
            }

            models.Add(new(member.Name, aliases));
        }

        return new ModelNames(models);
    }

    private static Dictionary<string, ModuleSettings> ReadModules(JsonNode node)
    {
        var modules = new Dictionary<string, ModuleSettings>(StringComparer.Ordinal);
        foreach (var member in node.Members)
        {
            var m = member.Value;
            modules[member.Name] = new ModuleSettings(
                m["name"u8].AsString(), m["primary_rubric"u8].AsString(), m["dataset"u8].AsString(), m["description"u8].AsString(), m["group"u8].AsString(), m["baseline"u8].AsString());
        }

        return modules;
    }
}
