using StaticTracker.Diagnostics;
using StaticTracker.Storage;

namespace StaticTracker.Promotion;

/// <summary>
/// What the module's items files say of the texts of a suite's items. <paramref name="Known"/>: how many have their text in at least one file; <paramref name="Others"/>: those
/// that no file has with the text that the suite was made with, though a file has them.
/// </summary>
public sealed record SuiteTexts(int Known, IReadOnlyList<(string Item, string File)> Others)
{
    public static SuiteTexts Of(DataFolder folder, BenchmarkSuite suite, Problems problems)
    {
        var wanted = suite.Items.Where(i => i.TextSha256 is not null).ToDictionary(i => i.Id, i => i.TextSha256!, StringComparer.Ordinal);
        var same = new HashSet<string>(StringComparer.Ordinal);
        var others = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var info in DataFolder.Files(Path.Combine(folder.Root, "items", suite.Module.Text)))
        {
            using var file = JsonFile.Read(info, new FileBuffer(), problems);
            foreach (var item in file is null ? [] : file.Tree.Root["items"u8].ToArray())
            {
                if (item["id"u8].AsString() is { } id && item["text_sha256"u8].AsString() is { } hash && wanted.TryGetValue(id, out var right))
                {
                    if (hash == right)
                    {
                        same.Add(id);
                    }
                    else
                    {
                        others.TryAdd(id, info.FullName);
                    }
                }
            }
        }

        return new SuiteTexts(same.Count, [.. others.Where(o => !same.Contains(o.Key)).Select(o => (o.Key, o.Value))]);
    }
}
