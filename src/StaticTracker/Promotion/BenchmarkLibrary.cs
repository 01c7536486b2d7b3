using StaticTracker.Diagnostics;
using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Promotion;

/// <summary>The suites of a data folder.</summary>
public sealed class BenchmarkLibrary(DataFolder folder)
{
    /// <summary>Names and versions by the names of the files, by name, then version in natural order.</summary>
    public IReadOnlyList<(string Suite, PromptVersion Version, FileInfo File)> Files =>
    [
        .. DataFolder.Files(folder.Benchmarks).Select(f => (Name: Split(f), File: f)).Where(f => f.Name is not null).Select(f => (f.Name!.Value.Suite, f.Name.Value.Version, f.File))
            .OrderBy(f => f.Suite, StringComparer.Ordinal).ThenBy(f => f.Version),
    ];

    /// <summary>All suites that can be read; what cannot be is a problem.</summary>
    public IReadOnlyList<BenchmarkSuite> All(Problems problems) => [.. Files.Select(f => BenchmarkReader.Read(f.File, problems)).OfType<BenchmarkSuite>()];

    /// <summary>A suite by <c>name@version</c>, or by its name alone: its newest version. Null, with a problem, where there is none or it cannot be used.</summary>
    public BenchmarkSuite? Find(string address, Problems problems)
    {
        var at = address.IndexOf('@', StringComparison.Ordinal);
        var name = at < 0 ? address : address[..at];
        var files = Files;
        var versions = files.Where(f => f.Suite == name).ToList();
        var found = at < 0 ? versions : versions.Where(f => f.Version.Text == address[(at + 1)..]).ToList();
        if (found.Count > 0)
        {
            return BenchmarkReader.Read(found[^1].File, problems);
        }

        var hint = versions.Count > 0 ? $"versions: {string.Join(", ", versions.Select(v => v.Version))}"
            : DidYouMean.Of(name, files.Select(f => f.Suite).Distinct()) is { } near ? $"did you mean '{near}'?"
            : files.Count == 0 ? "'tracker benchmark add' makes one" : "'tracker benchmark list' names those that are there";
        problems.Add(SourceSpan.File(address), Codes.Promotion.NoSuchSuite, "there is no such benchmark suite", hint);
        return null;
    }

    public string FileOf(BenchmarkSuite suite) => Path.Combine(folder.Benchmarks, suite.Address + ".json");

    private static (string Suite, PromptVersion Version)? Split(FileInfo file)
    {
        var name = Path.GetFileNameWithoutExtension(file.Name);
        var at = name.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && PromptVersion.TryParse(name[(at + 1)..], out var version) ? (name[..at], version) : null;
    }
}
