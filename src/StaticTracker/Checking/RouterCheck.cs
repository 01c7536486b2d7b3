using System.Collections.Concurrent;
using System.Security.Cryptography;
using StaticTracker.Diagnostics;
using StaticTracker.Json;
using StaticTracker.Modules;
using StaticTracker.Promotion;
using StaticTracker.Routing;
using StaticTracker.Storage;

namespace StaticTracker.Checking;

/// <summary>The routers of a data folder: their form, that they can choose, and that what they were trained from is there and is what it was.</summary>
internal sealed class RouterCheck(DataFolder folder, CanonicalForm form, Problems problems)
{
    private readonly ConcurrentDictionary<string, Module> _modules = new(StringComparer.Ordinal);

    public int FileCount { get; private set; }

    /// <summary>Keeps a module that has routers for <see cref="CheckAll"/>.</summary>
    public void Know(Module module)
    {
        if (Directory.Exists(folder.RoutersOf(module.Id)))
        {
            _modules.TryAdd(module.Id.Text, module);
        }
    }

    /// <summary>Every router.</summary>
    public void CheckAll()
    {
        var top = new DirectoryInfo(folder.Routers);
        if (DataFolder.IsLink(top))
        {
            problems.Add(CheckedModules.FolderIsLink(top));
            return;
        }

        foreach (var inner in top.Exists ? FolderNames.CheckFolders(top, problems) : [])
        {
            FolderNames.Check(inner, problems);
            foreach (var info in DataFolder.Files(inner.FullName))
            {
                Check(info);
            }
        }
    }

    /// <summary>One router by its file.</summary>
    public void Check(FileInfo info)
    {
        FileCount++;
        JsonFileCheck.Check(info, DataKind.Router, form, problems, found =>
        {
            var root = found.File.Tree.Root;
            CheckName(found, root, info);
            if (RouterReader.TryRead(found.File.Tree) is not { } router)
            {
                return;
            }

            var nodes = root["candidates"u8].ToArray();
            if (RouterReader.FaultOf(router) is { } fault)
            {
                found.Add(fault.Candidate < 0 ? root["candidates"u8] : nodes[fault.Candidate], Codes.Routing.Unfit, Shown.Cut(fault.Reason), "restore the router from git, or train another version");
            }

            CheckSources(found, root, nodes, router);
        });
    }

    private static void CheckName(FileProblems found, JsonNode root, FileInfo info)
    {
        var (module, version) = (root["module"u8].GetString(), root["version"u8].GetString());
        if (info.Directory?.Name != module || info.Name != version + ".json")
        {
            found.Add(
                root["version"u8], Codes.Form.FileName, $"the file is {Shown.Text($"{info.Directory?.Name}/{info.Name}")} but the router is {Shown.Text($"{module}/{version}")}",
                $"move the file to {Shown.Text($"{module}/{version}.json")}");
        }
    }

    private void CheckSources(FileProblems found, JsonNode root, JsonNode[] nodes, Router router)
    {
        if (!File.Exists(folder.ModuleFile(router.Module)))
        {
            found.Add(
                root["module"u8], Codes.Routing.NotThere, $"there is no module {Shown.Text(router.Module.Text)}",
                Shown.DidYouMeanModule(router.Module.Text, folder.ModuleFiles().Select(f => Path.GetFileNameWithoutExtension(f.Name))) ?? "restore the module from git, or delete the router");
            return;
        }

        // A file that is checked alone is held against the files beside it; what its module says is another file's.
        var module = _modules.GetValueOrDefault(router.Module.Text);
        for (var i = 0; i < nodes.Length; i++)
        {
            CheckCandidate(found, nodes[i], router, router.Candidates[i], module);
        }

        CheckSuite(found, root["benchmark"u8], router);
    }

    private void CheckCandidate(FileProblems found, JsonNode node, Router router, RouterCandidate candidate, Module? module)
    {
        if (module is not null && RouterReader.MismatchOf(router, candidate, module.Experiments.FirstOrDefault(e => e.Id == candidate.Experiment)) is { } mismatch)
        {
            found.Add(
                node["experiment"u8], Codes.Routing.NotThere, $"{Shown.Text(candidate.Experiment)}, which {Shown.Cut(candidate.Name)} was learned from, {Shown.Cut(mismatch)}",
                "restore the module's file from git, or train another version");
            return;
        }

        if (HashOf(router.Module, candidate.Experiment) is var hash && hash != candidate.VerdictsSha256)
        {
            found.Add(
                node["verdicts_sha256"u8], Codes.Routing.Changed, $"the verdicts of {Shown.Text(candidate.Experiment)} {(hash is null ? "are not there" : "have another hash now")}",
                "restore the verdict file from git: it is written once; or train another version");
        }
    }

    private string? HashOf(ModuleId module, string experiment)
    {
        var info = DataFolder.IsFileName(experiment) ? new FileInfo(folder.VerdictFile(module, experiment)) : null;
        return info is { Exists: true } && !DataFolder.IsLink(info) && info.Length <= JsonFile.MaxBytes ? Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(info.FullName))) : null;
    }

    private void CheckSuite(FileProblems found, JsonNode node, Router router)
    {
        // What is wrong with the suite's own file is told there.
        var path = Path.Combine(folder.Benchmarks, router.Benchmark.Address + ".json");
        var suite = File.Exists(path) ? BenchmarkReader.Read(new FileInfo(path), new Problems()) : null;
        if (suite is null)
        {
            found.Add(node, Codes.Routing.NotThere, $"there is no suite {Shown.Text(router.Benchmark.Address)}", "restore it from git");
        }
        else if (suite.Fingerprint != router.Benchmark.Fingerprint)
        {
            found.Add(node["fingerprint"u8], Codes.Routing.Changed, $"the suite {Shown.Text(suite.Address)} has other items than those that were held out", "restore the suite from git: other items are another version");
        }
    }
}
