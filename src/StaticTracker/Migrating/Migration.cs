using System.Globalization;
using StaticTracker.Diagnostics;
using StaticTracker.Storage;

namespace StaticTracker.Migrating;

/// <summary>Takes over what an old tracker's files hold: plans every module, then writes them, at once or day by day.</summary>
internal sealed class Migration(DataFolder folder, Settings settings, MigrationOptions options, Problems problems)
{
    private readonly List<ModuleDay> _days = [];

    public MigrationReport Report { get; } = new();

    /// <summary>The module files that would be written, absolute.</summary>
    public IReadOnlyList<string> Paths => [.. _days.Select(d => d.Module).Distinct().Select(folder.ModuleFile)];

    /// <summary>The days of results, in order, each with the modules that it changes.</summary>
    public IReadOnlyList<IGrouping<string, ModuleDay>> Days => [.. _days.OrderBy(d => d.Day, StringComparer.Ordinal).ThenBy(d => d.Module).GroupBy(d => d.Day, StringComparer.Ordinal)];

    /// <summary>Decides what is new. The folder's lock must be held from here on. False, with problems, where nothing may be written.</summary>
    public bool Plan(IReadOnlyList<LegacyFile> files)
    {
        var modules = new LegacyContents(settings, Report, problems).Read(files);
        foreach (var legacy in modules)
        {
            if (!Plan(legacy))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Writes each module as it is after all days; false, with a problem, where one could not be written.</summary>
    public bool Write(DataWriter writer) => _days.GroupBy(d => d.Module).All(m => Write(writer, m.Last()));

    public bool Write(DataWriter writer, ModuleDay day) => writer.Write(folder.ModuleFile(day.Module), day.Text, problems);

    /// <summary>When the author of a day's commit wrote it: the latest time of its results, which is taken as it stands; else the day's beginning.</summary>
    public static DateTimeOffset AuthoredAt(IGrouping<string, ModuleDay> day) =>
        new(day.Max(m => m.Last) ?? DateTime.ParseExact(day.Key, "yyyy-MM-dd", CultureInfo.InvariantCulture), TimeSpan.Zero);

    private bool Plan(LegacyModule legacy)
    {
        var path = folder.ModuleFile(legacy.Id);
        using var file = File.Exists(path) ? JsonFile.Read(path, problems) : null;
        var before = file is null ? null : ModuleReader.TryRead(file.Tree, out _);
        if (File.Exists(path) && (before is null || before.Id != legacy.Id))
        {
            if (file is not null)
            {
                problems.Add(SourceSpan.File(file.Path), Codes.Reading.Schema, $"this is no module file of {legacy.Id}", "run 'tracker check', mend the file, then migrate again");
            }

            return false;
        }

        var own = settings.Of(legacy.Id);
        var changes = new ModuleMigrator(legacy, before, own, options, Report, problems).Decide();
        if (!changes.IsEmpty && (before is not null || changes.Added.Count > 0))
        {
            _days.AddRange(new DayTexts(legacy.Id, own, before).Of(file?.Tree, changes));
        }

        return true;
    }
}
