using System.Globalization;
using StaticTracker.Diagnostics;
using StaticTracker.Json;
using StaticTracker.Modules;
using StaticTracker.Site.Templates;
using StaticTracker.Storage;

namespace StaticTracker.Site;

/// <summary>Which template, asset and setting of a site came from where: what <c>tracker build --explain</c> says, without making anything.</summary>
public static class SiteOrigins
{
    /// <summary>Parts of tracker.json that pages show.</summary>
    private static readonly string[] s_shown = ["title", "description", "site_url", "links", "thresholds", "site"];

    /// <summary>All of them: templates, assets, then settings, each in ordinal order. Every template is tried, so that what is broken is told.</summary>
    public static IReadOnlyList<Origin> Of(string? templatesFolder, DataFolder data, Settings settings, Problems problems)
    {
        var found = new Problems();
        var templates = TemplateFolder.Load(templatesFolder, found, data.Settings);
        if (templates.HasOverrides && !found.HasErrors)
        {
            new FrameStore(templates, cache: null).Check(SiteBuilder.Kinds, found);
            CheckScripts(templates, found);
        }

        problems.AddRange(found.ToList());
        var files = templates.All.Where(f => f.Name != TextFiles.Name).Select(f => new Origin(f.Name.StartsWith("assets/", StringComparison.Ordinal) ? "asset" : "template", f.Name, f.IsOverride ? f.ShownPath : null));
        return
        [
            .. files.OrderByDescending(f => f.Kind, StringComparer.Ordinal),
            .. OfSettings(data, settings),
            .. templates.Texts.All.Select(t => new Origin("text", t.Key, t.Value.From, t.Value.Other)),
        ];
    }

    private static void CheckScripts(TemplateFolder templates, Problems problems)
    {
        foreach (var script in templates.Assets)
        {
            try
            {
                ScriptTexts.Fill(script, templates.Texts);
            }
            catch (TemplateException e)
            {
                problems.Add(e.Problem);
            }
        }
    }

    private static IEnumerable<Origin> OfSettings(DataFolder data, Settings settings)
    {
        var origins = new SortedDictionary<string, Origin>(StringComparer.Ordinal);
        foreach (var (name, value) in BuiltIn(settings))
        {
            origins[name] = new Origin("setting", name, null, value);
        }

        using var file = File.Exists(data.Settings) ? JsonFile.Read(data.Settings, new Problems()) : null;
        if (file is not null)
        {
            foreach (var key in s_shown)
            {
                Take(origins, key, file.Tree.Root[System.Text.Encoding.UTF8.GetBytes(key)], file.Path);
            }
        }

        return origins.Values;
    }

    private static void Take(SortedDictionary<string, Origin> origins, string name, JsonNode node, string path)
    {
        if (!node.Exists)
        {
            return;
        }

        if (node.Kind != JsonKind.Object)
        {
            var place = node.Position;
            origins[name] = new Origin("setting", name, string.Create(CultureInfo.InvariantCulture, $"{path}:{place.Line}:{place.Column}"), node.AsString() ?? node.ToString());
            return;
        }

        foreach (var member in node.Members)
        {
            Take(origins, $"{name}.{member.Name}", member.Value, path);
        }
    }

    /// <summary>What has a value, or none, where the file says nothing.</summary>
    private static IEnumerable<(string Name, string? Value)> BuiltIn(Settings settings)
    {
        yield return ("title", settings.Title);
        yield return ("description", null);
        yield return ("site_url", null);
        yield return ("site.logo", null);
        yield return ("thresholds.max_error_share", Rate.Text(settings.MaxErrorShare));
        yield return ("thresholds.no_difference_margin", Rate.Text(settings.NoDifferenceMargin));
        yield return ("thresholds.stale_days", settings.StaleDays.ToString(CultureInfo.InvariantCulture));
        yield return ("thresholds.weak_rubric.high", Rate.Text(settings.WeakRubric.High));
        yield return ("thresholds.weak_rubric.medium", Rate.Text(settings.WeakRubric.Medium));
        yield return ("thresholds.weak_rubric.low", Rate.Text(settings.WeakRubric.Low));
        yield return ("site.publish.authors", Word(settings.Publish.Authors));
        yield return ("site.publish.sources", Word(settings.Publish.Sources));
        yield return ("site.publish.items", Word(settings.Publish.Items));
        yield return ("site.publish.details", Word(settings.Publish.Details));
        yield return ("site.publish.prompts", Word(settings.Publish.Prompts));
    }

    private static string Word(bool value) => value ? "true" : "false";
}
