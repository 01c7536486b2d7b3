using StaticTracker.Git;
using StaticTracker.Modules;
using StaticTracker.Promotion;
using StaticTracker.Storage;

namespace StaticTracker.Commands;

/// <summary>What the verbs of promotions need of the place they work in: the module with its list, and who works there.</summary>
internal static class PromotionPlace
{
    /// <summary>A module that a person named, and its list; null, which is told, where one cannot be had.</summary>
    public static (Module Module, PromotionList List)? Of(CommandContext context, DataFolder folder, ModuleId id)
    {
        var module = new ExperimentFinder(context, folder, Settings.Default).Read(id);
        return module is not null && PromotionReader.Read(folder, id, context.Problems) is { } list ? (module, list) : null;
    }

    /// <summary>Names of the modules that are there.</summary>
    public static IReadOnlyList<string> Modules(DataFolder folder) => [.. folder.ModuleFiles().Select(f => Path.GetFileNameWithoutExtension(f.Name))];

    /// <summary>Who does it: as told, else the name that git commits under here. Never an address.</summary>
    public static string? By(DataFolder folder, string? told)
    {
        var name = (told ?? NameOf(folder))?.Trim();
        var at = name?.IndexOf('@', StringComparison.Ordinal) ?? -1;
        name = at >= 0 ? name![..at].TrimEnd() : name;
        return string.IsNullOrEmpty(name) ? null : name.Length <= 200 ? name : name[..200];
    }

    /// <summary>Where a report or a list lies, as it is shown.</summary>
    public static string Show(DataFolder folder, PromotionReport report) => DataFolder.Show(Path.Combine(folder.ReportsOf(report.Module), report.Id + ".json"));

    private static string? NameOf(DataFolder folder) =>
        GitRepository.Discover(folder.Root).Repository is { } repository && repository.Run("config", "user.name") is { ExitCode: 0 } answer ? answer.Text : null;
}
