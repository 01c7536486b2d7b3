using StaticTracker.Diagnostics;
using StaticTracker.Modules;

namespace StaticTracker.Storage;

/// <summary>The data folder of a project and where things stand in it. Knows paths only; reads and writes nothing but names.</summary>
public sealed class DataFolder
{
    public const string ModulesName = "modules";
    public const string SettingsName = "tracker.json";
    public const string IndexName = "heatmap_index.json";
    public const string PromptsName = "prompts";
    public const string BundleName = "bundle.json";
    public const string RunsName = "runs";
    public const string AbName = "ab";
    public const string RunName = "run.json";
    public const string RunLogName = "log.jsonl";
    public const string BenchmarksName = "benchmarks";
    public const string PromotionsName = "promotions";
    public const string ReportsName = "reports";
    public const string RoutersName = "routers";

    /// <summary>What a data set without a name is called where it needs one.</summary>
    public const string DefaultDataset = "default";

    public DataFolder(string root) => Root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root));

    /// <summary>Absolute path of <c>data/</c>.</summary>
    public string Root { get; }

    /// <summary>The folder that holds <c>data/</c>: paths are shown relative to the current folder, sites are made here.</summary>
    public string Project => Path.GetDirectoryName(Root) ?? Root;

    public string Modules => Path.Combine(Root, ModulesName);

    public string Verdicts => Path.Combine(Root, "verdicts");

    public string Prompts => Path.Combine(Root, PromptsName);

    public string Runs => Path.Combine(Root, RunsName);

    public string Ab => Path.Combine(Root, AbName);

    public string Benchmarks => Path.Combine(Root, BenchmarksName);

    public string Promotions => Path.Combine(Root, PromotionsName);

    public string Routers => Path.Combine(Root, RoutersName);

    public string Settings => Path.Combine(Root, SettingsName);

    public string Index => Path.Combine(Root, IndexName);

    public string Lock => Path.Combine(Root, ".lock");

    public bool Exists => Directory.Exists(Root);

    /// <summary>The folder of a module's verdict files.</summary>
    public string VerdictsOf(ModuleId module) => Path.Combine(Verdicts, module.Text);

    public string ModuleFile(ModuleId module) => Path.Combine(Modules, module.Text + ".json");

    /// <summary>The folder of one version of a module's prompt.</summary>
    /// <exception cref="ArgumentException">The version cannot be a file name.</exception>
    public string PromptFolder(ModuleId module, PromptVersion version) => Path.Combine(Prompts, module.Text, FileNameOf(version.Text));

    /// <summary>The folder of a run.</summary>
    /// <exception cref="ArgumentException">The id cannot be a file name.</exception>
    public string RunFolder(string run) => Path.Combine(Runs, FileNameOf(run));

    /// <summary>The file of what is active of a module.</summary>
    public string PromotionFile(ModuleId module) => Path.Combine(Promotions, module.Text + ".json");

    /// <summary>The folder of a module's reports of promotions.</summary>
    public string ReportsOf(ModuleId module) => Path.Combine(Promotions, ReportsName, module.Text);

    /// <summary>The folder of a module's routers.</summary>
    public string RoutersOf(ModuleId module) => Path.Combine(Routers, module.Text);

    /// <summary>The file of a version of a module's router.</summary>
    /// <exception cref="ArgumentException">The version cannot be a file name.</exception>
    public string RouterFile(ModuleId module, PromptVersion version) => Path.Combine(RoutersOf(module), FileNameOf(version.Text) + ".json");

    /// <summary>The file of an A/B experiment.</summary>
    /// <exception cref="ArgumentException">The id cannot be a file name.</exception>
    public string AbFile(string id) => Path.Combine(Ab, FileNameOf(id) + ".json");

    /// <exception cref="ArgumentException">The experiment id cannot be a file name.</exception>
    public string VerdictFile(ModuleId module, string experiment) =>
        Path.Combine(VerdictsOf(module), FileNameOf(experiment) + ".json");

    /// <exception cref="ArgumentException">The experiment id cannot be a file name.</exception>
    public string DetailFile(ModuleId module, string experiment) =>
        Path.Combine(Root, "details", module.Text, FileNameOf(experiment) + ".json");

    /// <summary>The items file of a version of a data set, <c>default</c> where the set has no name; null where the version is not known, or the names cannot be a file's.</summary>
    public string? ItemsFile(ModuleId module, string? dataset, string? version) =>
        version is not null && IsFileName(version) && IsFileName(dataset ?? DefaultDataset) ? Path.Combine(Root, "items", module.Text, $"{dataset ?? DefaultDataset}@{version}.json") : null;

    /// <summary>The nearest <c>data/</c> that looks like ours, in this folder or above it; null where there is none.</summary>
    public static DataFolder? Find(string start)
    {
        for (var folder = Path.GetFullPath(start); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var data = new DataFolder(Path.Combine(folder, "data"));
            if (Directory.Exists(data.Modules) || File.Exists(data.Settings) || WhyUnlistable(data.Root) is not null)
            {
                return data;
            }

            if (Directory.Exists(Path.Combine(folder, ".git")) || File.Exists(Path.Combine(folder, ".git")))
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>A path as people read it: relative to the current folder where it is below it, with '/'.</summary>
    public static string Show(string path) => ShownPath.Of(path);

    /// <summary>Whether a text can be a file name everywhere: letters, digits, '.', '-', '_', '+', at most 200, no device name, no leading or trailing dot.</summary>
    public static bool IsFileName(string text)
    {
        if (text.Length is 0 or > 200 || text[0] == '.' || text[^1] == '.' || ModuleId.IsReserved(text.Split('.')[0]))
        {
            return false;
        }

        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('.' or '-' or '_' or '+'))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The files of modules/, in ordinal order of their names: links and other things than *.json are left to the caller to tell.</summary>
    public IReadOnlyList<FileInfo> ModuleFiles() => Files(Modules);

    /// <summary>What keeps a folder that is there from being listed; null: nothing does. A folder that nobody may look into is not an empty one.</summary>
    public static string? WhyUnlistable(string folder)
    {
        try
        {
            if (Directory.Exists(folder))
            {
                using var entries = Directory.EnumerateFileSystemEntries(folder, "*", new EnumerationOptions { IgnoreInaccessible = false }).GetEnumerator();
                entries.MoveNext();
            }

            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return e.Message;
        }
    }

    /// <summary>The *.json files directly in a folder, in ordinal order; none where the folder is missing, or must not be listed (see <see cref="WhyUnlistable"/>).</summary>
    public static IReadOnlyList<FileInfo> Files(string folder)
    {
        var info = new DirectoryInfo(folder);
        if (!info.Exists)
        {
            return [];
        }

        var files = info.GetFiles("*.json", new EnumerationOptions { MatchCasing = MatchCasing.CaseInsensitive, AttributesToSkip = 0 });
        Array.Sort(files, static (a, b) => string.CompareOrdinal(a.Name, b.Name));
        return files;
    }

    private static string FileNameOf(string text) => IsFileName(text) ? text : throw new ArgumentException($"'{text}' cannot be a file name.", nameof(text));

    /// <summary>Whether a file or folder is a link (symbolic or junction): data is never read or written through one.</summary>
    public static bool IsLink(FileSystemInfo entry) => entry.LinkTarget is not null || (entry.Exists && entry.Attributes.HasFlag(FileAttributes.ReparsePoint));
}
