using System.Collections.Concurrent;
using StaticTracker.Diagnostics;
using StaticTracker.Modules;
using StaticTracker.Prompts;
using StaticTracker.Storage;

namespace StaticTracker.Checking;

/// <summary>The bundles of a data folder: their form, that their hash is that of their content, and that what results refer to is as it was.</summary>
internal sealed class PromptCheck(DataFolder folder, CanonicalForm form, Problems problems)
{
    private readonly ConcurrentDictionary<(string Module, string Version), ConcurrentDictionary<string, string>> _references = new();

    public int FileCount { get; private set; }

    /// <summary>Notes that a result was made with a prompt of that hash; of several the one that comes first in order is named.</summary>
    public void Refer(ModuleId module, PromptVersion version, string hash, string who) =>
        _references.GetOrAdd((module.Text, version.Text), _ => new(StringComparer.Ordinal)).AddOrUpdate(hash, who, (_, old) => string.CompareOrdinal(old, who) <= 0 ? old : who);

    /// <summary>Notes every experiment of a module that names the hash of its prompt.</summary>
    public void ReferAll(Module module)
    {
        foreach (var e in module.Experiments)
        {
            if (e.PromptHash is { } hash)
            {
                Refer(module.Id, e.PromptVersion, hash, $"the experiment {e.Id}");
            }
        }
    }

    /// <summary>Every bundle.</summary>
    public void CheckAll()
    {
        var top = new DirectoryInfo(folder.Prompts);
        if (DataFolder.IsLink(top))
        {
            problems.Add(CheckedModules.FolderIsLink(top));
            return;
        }

        if (!top.Exists)
        {
            return;
        }

        foreach (var version in FolderNames.CheckFolders(top, problems).SelectMany(module => FolderNames.CheckFolders(module, problems)))
        {
            var info = new FileInfo(Path.Combine(version.FullName, DataFolder.BundleName));
            if (info.Exists || DataFolder.IsLink(info))
            {
                Check(info);
            }
            else
            {
                problems.Add(SourceSpan.File(DataFolder.Show(version.FullName)), Codes.Form.Stray, "this folder has no bundle.json, and nothing reads it", "restore bundle.json from git, or delete the folder");
            }
        }
    }

    /// <summary>One bundle by its bundle.json.</summary>
    public void Check(FileInfo info)
    {
        FileCount++;
        JsonFileCheck.Check(info, DataKind.Bundle, form, problems, found => CheckContent(found, info));
    }

    private void CheckContent(FileProblems found, FileInfo info)
    {
        var root = found.File.Tree.Root;
        CheckName(found, root["module"u8], info.Directory!.Parent!.Name);
        CheckName(found, root["version"u8], info.Directory.Name);
        CheckFiles(found, info);
        if (BundleReader.TryRead(found.File.Tree, info.DirectoryName!, found.Add) is not { } bundle)
        {
            return;
        }

        var hash = PromptHash.Of(bundle.Content);
        if (hash != bundle.Hash)
        {
            found.Add(
                root["prompt_hash"u8], Codes.Prompts.HashDiffers, $"the content of this bundle has the hash {hash}",
                $"restore its files from git; to keep what was changed make the next version of it: tracker prompt add {bundle.Module} {bundle.Version} --amend");
        }

        foreach (var (other, who) in _references.GetValueOrDefault((bundle.Module.Text, bundle.Version.Text), []).Where(r => r.Key != hash).OrderBy(r => r.Value, StringComparer.Ordinal))
        {
            found.Add(
                root["prompt_hash"u8], Codes.Prompts.PublishedChanged, $"{who} was made with {bundle.Module} {bundle.Version} of the hash {PromptHash.Short(other)}…, and this bundle is another",
                $"restore its files from git; a changed prompt is another version: tracker prompt add {bundle.Module} {bundle.Version} --amend");
        }
    }

    private static void CheckName(FileProblems found, Json.JsonNode node, string folder)
    {
        if (node.GetString() != folder)
        {
            found.Add(node, Codes.Form.FileName, $"the folder is {Shown.Text(folder)} but the bundle says {Shown.Text(node.GetString())}", "rename the folder, or correct the bundle");
        }
    }

    private void CheckFiles(FileProblems found, FileInfo info)
    {
        var named = new HashSet<string>(StringComparer.Ordinal) { DataFolder.BundleName };
        foreach (var (_, file) in PromptParts.Of(found.File.Tree.Root))
        {
            if (!named.Add(file.GetString()))
            {
                found.Add(file, Codes.Form.CaseTwins, $"{Shown.Text(file.GetString())} is the file of another part too", "give each part a file of its own");
            }
        }

        FolderNames.CheckNamed(info.Directory!, named, entry => found.Add(Codes.Prompts.UnnamedPart, $"{Shown.Text(entry)} is no part of the bundle", "name it in bundle.json, or move it elsewhere"), problems);
    }
}
