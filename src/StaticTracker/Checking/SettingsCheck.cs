using StaticTracker.Diagnostics;
using StaticTracker.Json;
using StaticTracker.Mapping;
using StaticTracker.Storage;

namespace StaticTracker.Checking;

/// <summary>data/tracker.json: its schema; and for the check of a whole folder its form, and that the modules it names are there.</summary>
public static class SettingsCheck
{
    /// <summary>The settings; the defaults where there is no file, or one that cannot be used, which is a problem then.</summary>
    public static Settings Read(DataFolder folder, Problems problems) => Read(folder, null, problems);

    /// <summary>Whether a text of the settings, wherever it comes from, can be used.</summary>
    public static bool Fits(JsonTree tree) => JsonFileCheck.Fits(DataKind.Settings, tree.Root);

    /// <summary>The settings, and the rules for what is imported; no rules, with problems, where the file or a rule cannot be used.</summary>
    public static (Settings Settings, RuleSet? Rules) ReadWithRules(DataFolder folder, Problems problems)
    {
        var settings = Read(folder, problems);
        if (settings.Fingerprint.Length == 0)
        {
            return (settings, problems.HasErrors ? null : RuleSet.None);
        }

        using var file = JsonFile.Read(folder.Settings, problems);
        var found = new Problems();
        var rules = file is null ? null : RuleReader.Read(file.Tree, file.Path, found);
        problems.AddRange(found.ToList());
        return (settings, found.HasErrors ? null : rules);
    }

    internal static Settings Read(DataFolder folder, CanonicalForm? form, Problems problems)
    {
        var info = new FileInfo(folder.Settings);
        if ((!info.Exists && !DataFolder.IsLink(info)) || JsonFile.Read(info, new FileBuffer(), problems) is not { } read)
        {
            return Settings.Default;
        }

        var found = form is null ? new FileProblems(read) : form.Begin(read, info.FullName, DataKind.Settings);
        using var file = found.File;
        var settings = Settings.Default;
        if (JsonFileCheck.Check(DataKind.Settings, found))
        {
            settings = SettingsReader.Read(file.Tree);
            if (form is not null)
            {
                CheckModules(folder, found);
                CheckThresholds(settings.WeakRubric, found);
                new PolicyRules(folder, settings, found).Check();
                RuleReader.Read(file.Tree, file.Path, problems);
            }
        }

        found.MoveTo(problems);
        return settings;
    }

    private static void CheckThresholds(WeakThresholds weak, FileProblems found)
    {
        if (weak.High > weak.Medium || weak.Medium > weak.Low)
        {
            found.Add(
                found.File.Tree.Root["thresholds"u8]["weak_rubric"u8], Codes.References.Thresholds, $"they are {Shown.Rate(weak.High)}, {Shown.Rate(weak.Medium)} and {Shown.Rate(weak.Low)}",
                "a rubric below high is of high priority, below medium of medium, below low of low: let each be at least the one before");
        }
    }

    private static void CheckModules(DataFolder folder, FileProblems found)
    {
        List<string>? names = null;
        foreach (var member in found.File.Tree.Root["modules"u8].Members)
        {
            names ??= [.. folder.ModuleFiles().Select(f => Path.GetFileNameWithoutExtension(f.Name))];
            if (!names.Contains(member.Name))
            {
                found.Add(
                    member.Key, Codes.References.SettingsModule, $"there is no module {Shown.Text(member.Name)}",
                    Shown.DidYouMeanModule(member.Name, names) ?? "it takes effect when a result of that module is imported");
            }
        }
    }
}
