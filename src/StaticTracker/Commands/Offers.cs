using System.CommandLine.Completions;
using StaticTracker.Diagnostics;
using StaticTracker.Git;
using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Commands;

/// <summary>
/// What a shell is offered in the place of an argument, from the data at hand. Who is typing wants no problems told: where nothing can be read, nothing is offered. An argument that offers something
/// has a <c>HelpName</c> too, since the help would list the offers in place of its name.
/// </summary>
internal static class Offers
{
    /// <summary>What leads on to a version, and from there to a model.</summary>
    private const char VersionMark = '@';

    public static IEnumerable<CompletionItem> Modules(CompletionContext context) => Items(ModuleNames(Data(context)));

    /// <summary>Experiments: modules with the mark that leads on to their cells; cells of a module that is named; ids of experiments where a module's name goes on.</summary>
    public static IEnumerable<CompletionItem> Experiments(CompletionContext context)
    {
        var data = Data(context);
        var word = context.WordToComplete;
        var at = word.IndexOf(VersionMark, StringComparison.Ordinal);
        if (at >= 0)
        {
            return Items(ReadModules(data, [word[..at]])
                .SelectMany(m => m.Counted.OrderBy(e => e.PromptVersion).ThenBy(e => e.Model, StringComparer.Ordinal).Select(e => $"{m.Id}{VersionMark}{e.PromptVersion}/{e.Model}")).Distinct(StringComparer.Ordinal));
        }

        var names = ModuleNames(data);
        return Items([.. names.Select(n => $"{n}{VersionMark}"), .. ReadModules(data, names.Where(n => word.StartsWith(n + "_", StringComparison.Ordinal))).SelectMany(m => m.Experiments).Select(e => e.Id)]);
    }

    /// <summary>Versions of kept prompts, such as <c>m01@v3</c>.</summary>
    public static IEnumerable<CompletionItem> Prompts(CompletionContext context) =>
        Data(context) is not { } data ? [] : Items(Entries(data.Prompts).SelectMany(module => Entries(Path.Combine(data.Prompts, module)).Select(version => $"{module}{VersionMark}{version}")));

    public static IEnumerable<CompletionItem> Runs(CompletionContext context) => Items(Entries(Data(context)?.Runs));

    public static IEnumerable<CompletionItem> AbExperiments(CompletionContext context) => Items(Entries(Data(context)?.Ab).Select(Path.GetFileNameWithoutExtension)!);

    public static IEnumerable<CompletionItem> Suites(CompletionContext context) => Items(Entries(Data(context)?.Benchmarks).Select(Path.GetFileNameWithoutExtension)!);

    /// <summary>Branches and tags, for one side of a range or for both.</summary>
    public static IEnumerable<CompletionItem> Revisions(CompletionContext context)
    {
        if (Data(context) is not { } data || GitProgram.Find() is not { } git)
        {
            return [];
        }

        var word = context.WordToComplete;
        var dots = word.LastIndexOf("..", StringComparison.Ordinal);
        var before = dots < 0 ? "" : word[..(dots + (word.AsSpan(dots).StartsWith("...") ? 3 : 2))];
        return Items(git.Run(data.Project, ["for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/tags", "refs/remotes"]).Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(name => before + name));
    }

    private static IEnumerable<CompletionItem> Items(IEnumerable<string> texts) => texts.Select(text => new CompletionItem(text));

    private static DataFolder? Data(CompletionContext context) =>
        (context.ParseResult.GetResult(GlobalOptions.Data)?.Tokens is [.., var named] ? new DataFolder(named.Value) : DataFolder.Find(Environment.CurrentDirectory)) is { Exists: true } data
            && DataFolder.WhyUnlistable(data.Root) is null ? data : null;

    private static List<string> ModuleNames(DataFolder? data) =>
        data is null || DataFolder.WhyUnlistable(data.Modules) is not null ? [] : [.. data.ModuleFiles().Select(f => Path.GetFileNameWithoutExtension(f.Name)).Where(n => ModuleId.TryParse(n, out _))];

    private static IEnumerable<Module> ReadModules(DataFolder? data, IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            if (data is null || !ModuleId.TryParse(name, out var id) || !File.Exists(data.ModuleFile(id)))
            {
                continue;
            }

            using var file = JsonFile.Read(data.ModuleFile(id), new Problems());
            if (file is not null && ModuleReader.TryRead(file.Tree, out _) is { } module)
            {
                yield return module;
            }
        }
    }

    /// <summary>The names of what lies in a folder, hidden things left out.</summary>
    private static IEnumerable<string> Entries(string? folder) =>
        folder is null || !Directory.Exists(folder) || DataFolder.WhyUnlistable(folder) is not null ? []
            : new DirectoryInfo(folder).EnumerateFileSystemInfos().Select(e => e.Name).Where(n => !n.StartsWith('.')).Order(StringComparer.Ordinal);
}
