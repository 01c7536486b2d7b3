using StaticTracker.Diagnostics;
using StaticTracker.Json;
using StaticTracker.Promotion;
using StaticTracker.Storage;

namespace StaticTracker.Checking;

/// <summary>The benchmark suites of a data folder: their form, their names, and that each item stands once.</summary>
internal sealed class BenchmarkCheck(DataFolder folder, CanonicalForm form, Problems problems)
{
    private readonly Dictionary<string, string> _fingerprints = new(StringComparer.Ordinal);

    public int FileCount { get; private set; }

    /// <summary>Every suite.</summary>
    public void CheckAll()
    {
        var top = new DirectoryInfo(folder.Benchmarks);
        if (DataFolder.IsLink(top))
        {
            problems.Add(CheckedModules.FolderIsLink(top));
        }
        else if (top.Exists)
        {
            FolderNames.Check(top, problems);
            foreach (var info in DataFolder.Files(top.FullName))
            {
                Check(info);
            }
        }
    }

    /// <summary>The fingerprint of a suite; null where it is not there, or not sound, which has been told.</summary>
    public string? FingerprintOf(string address) => _fingerprints.GetValueOrDefault(address);

    /// <summary>One suite by its file.</summary>
    public void Check(FileInfo info)
    {
        FileCount++;
        JsonFileCheck.Check(info, DataKind.Benchmark, form, problems, found =>
        {
            var root = found.File.Tree.Root;
            CheckName(found, root, info);
            PromotionCheck.CheckModule(folder, found, root["module"u8]);
            CheckItems(found, root["items"u8]);
            if (BenchmarkReader.TryRead(found.File.Tree) is { } suite)
            {
                _fingerprints[suite.Address] = suite.Fingerprint;
            }
        });
    }

    private static void CheckName(FileProblems found, JsonNode root, FileInfo info)
    {
        var name = $"{root["suite"u8].GetString()}@{root["version"u8].GetString()}.json";
        if (name != info.Name)
        {
            found.Add(root["suite"u8], Codes.Form.FileName, $"the file is {Shown.Text(info.Name)} but the suite is {Shown.Text(name[..^5])}", $"rename the file to {Shown.Text(name)}");
        }
    }

    private static void CheckItems(FileProblems found, JsonNode items)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in items.Elements)
        {
            if (!seen.Add(item["id"u8].GetString()))
            {
                found.Add(item["id"u8], Codes.Promotion.ItemTwice, $"{Shown.Text(item["id"u8].GetString())} stands before it", "keep one of them");
            }
        }
    }
}
