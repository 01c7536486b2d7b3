using StaticTracker.Diagnostics;
using StaticTracker.Json;
using StaticTracker.Mapping;
using StaticTracker.Phrasing;
using StaticTracker.Storage;
using StaticTracker.Theming;

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
                CheckTheme(folder, found, problems);
                SiteTexts.BuiltIn.With(found.File.Tree.Root["site"u8]["texts"u8], found.File.Path, fault => found.Add(fault.At, fault.Code, fault.Message, fault.Hint));
                RuleReader.Read(file.Tree, file.Path, problems);
            }
        }

        found.MoveTo(problems);
        return settings;
    }

    /// <summary>What is wrong with the site's logo and colours, for those who make the site: other verbs need neither.</summary>
    /// <returns>The logo; null: none is named, or a problem says why it cannot be used.</returns>
    public static LogoFile? CheckTheme(DataFolder folder, Problems problems)
    {
        using var file = File.Exists(folder.Settings) ? JsonFile.Read(folder.Settings, new Problems()) : null;
        if (file is null || !Fits(file.Tree))
        {
            return null;
        }

        var found = new FileProblems(file);
        var logo = CheckTheme(folder, found, problems);
        found.MoveTo(problems);
        return logo;
    }

    private static LogoFile? CheckTheme(DataFolder folder, FileProblems found, Problems problems)
    {
        var site = found.File.Tree.Root["site"u8];
        foreach (var fault in ThemeRules.Check(site["colours"u8]))
        {
            found.Add(fault.At, fault.Code, fault.Message, fault.Hint);
        }

        if (site["logo"u8].AsString() is not { } path)
        {
            return null;
        }

        var logo = LogoFile.Read(folder.Project, path, out var why, problems);
        if (why is not null)
        {
            found.Add(site["logo"u8], Codes.Site.NoLogo, $"{Shown.Text(path)}: {why}", "name a picture of the repository by its path from there, such as brand/logo.svg");
        }

        return logo;
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
