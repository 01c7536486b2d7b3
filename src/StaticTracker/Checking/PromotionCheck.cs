using System.Collections.Concurrent;
using StaticTracker.Diagnostics;
using StaticTracker.Json;
using StaticTracker.Modules;
using StaticTracker.Promotion;
using StaticTracker.Prompts;
using StaticTracker.Routing;
using StaticTracker.Storage;

namespace StaticTracker.Checking;

/// <summary>What is active, and was: that each list is of its module, that its entries follow from each other, and that what they name is there and says the same.</summary>
internal sealed class PromotionCheck(DataFolder folder, CanonicalForm form, Problems problems)
{
    private readonly ConcurrentDictionary<string, Module> _modules = new(StringComparer.Ordinal);
    private readonly BenchmarkCheck _suites = new(folder, form, problems);
    private readonly PromotionReportCheck _reports = new(folder, form, problems);
    private int _fileCount;

    public int FileCount => _fileCount + _suites.FileCount + _reports.FileCount;

    /// <summary>Keeps a module that has a list for <see cref="CheckAll"/>.</summary>
    public void Know(Module module)
    {
        if (File.Exists(folder.PromotionFile(module.Id)))
        {
            _modules.TryAdd(module.Id.Text, module);
        }
    }

    /// <summary>Every suite, list and report.</summary>
    public void CheckAll()
    {
        _suites.CheckAll();
        var top = new DirectoryInfo(folder.Promotions);
        if (DataFolder.IsLink(top))
        {
            problems.Add(CheckedModules.FolderIsLink(top));
            return;
        }

        if (!top.Exists)
        {
            return;
        }

        FolderNames.Check(top, problems, DataFolder.ReportsName, ".pending", ".cases");
        _reports.CheckAll(_suites);
        foreach (var info in DataFolder.Files(top.FullName))
        {
            Check(info, isWhole: true);
        }
    }

    /// <summary>A suite, list or report by its file, with what can be said of it alone.</summary>
    public void Check(FileInfo info, DataKind kind)
    {
        switch (kind)
        {
            case DataKind.Benchmark:
                _suites.Check(info);
                break;
            case DataKind.PromotionReport:
                _reports.Check(info, null);
                break;
            default:
                Check(info, isWhole: false);
                break;
        }
    }

    /// <summary>Tells where a file is of a module that is not there.</summary>
    public static void CheckModule(DataFolder folder, FileProblems found, JsonNode module)
    {
        var name = module.GetString();
        if (!ModuleId.TryParse(name, out var id) || !File.Exists(folder.ModuleFile(id)))
        {
            found.Add(
                module, Codes.Promotion.NotThere, $"there is no module {Shown.Text(name)}",
                Shown.DidYouMeanModule(name, folder.ModuleFiles().Select(f => Path.GetFileNameWithoutExtension(f.Name))) ?? "import a result of it, or delete the file");
        }
    }

    private void Check(FileInfo info, bool isWhole)
    {
        _fileCount++;
        JsonFileCheck.Check(info, DataKind.Promotions, form, problems, found =>
        {
            var module = found.File.Tree.Root["module"u8];
            if (module.GetString() + ".json" != info.Name)
            {
                found.Add(module, Codes.Form.FileName, $"the file is {Shown.Text(info.Name)} but the module is {Shown.Text(module.GetString())}", $"rename the file to {Shown.Text(module.GetString() + ".json")}");
            }

            CheckModule(folder, found, module);
            CheckEntries(found, isWhole);
        });
    }

    private void CheckEntries(FileProblems found, bool isWhole)
    {
        var nodes = found.File.Tree.Root["entries"u8].ToArray();
        foreach (var node in nodes)
        {
            if (!Timestamp.TryParse(node["since"u8].AsString(), out _))
            {
                FormRules.ReportTime(found, node["since"u8], node["since"u8].GetString());
            }
        }

        if (PromotionReader.TryRead(found.File.Tree) is not { } list)
        {
            return;
        }

        PromotionChain.Check(found, nodes, list);
        var names = isWhole && _modules.TryGetValue(list.Module.Text, out var module) ? new PromotedNames(module, new PromptLibrary(folder), new RouterLibrary(folder)) : null;
        for (var i = 0; i < nodes.Length; i++)
        {
            names?.Check(found, nodes[i], list.Entries[i].Version, isActive: list.Entries[i] == list.Active);
            if (isWhole)
            {
                _reports.CheckEntry(found, nodes[i], list.Module, list.Entries[i]);
            }
        }

        if (isWhole && new PromotionMark(folder, list.Module).HalfReport(list) is not null)
        {
            found.Add(Codes.Promotion.CutOff, "a promotion of this module was cut off before it took effect", "what was active still is; the next 'tracker promote' or 'tracker cycle' takes away what is left of it");
        }
    }
}
