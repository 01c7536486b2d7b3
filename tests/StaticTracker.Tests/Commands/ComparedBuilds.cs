using StaticTracker.Commands;
using StaticTracker.Diagnostics;
using StaticTracker.Storage;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Commands;

/// <summary>Builds that take over what did not change, held to ones that do not: byte by byte.</summary>
public abstract class ComparedBuilds : IDisposable
{
    private DateTime _written = new(2026, 1, 20, 0, 0, 0, DateTimeKind.Utc);

    protected ComparedBuilds() => Data = Repo.Data;

    private protected TestRepo Repo { get; } = new();

    /// <summary>The data folder that is built.</summary>
    protected string Data { get; set; }

    public void Dispose()
    {
        Repo.Dispose();
        GC.SuppressFinalize(this);
    }

    protected void Change(Random random, string module)
    {
        var text = new ModuleBuilder(module);
        var versions = random.Next(1, 4);
        for (var version = 1; version <= versions; version++)
        {
            foreach (var model in (string[])["a", "b", "gpt-5"])
            {
                text.Run($"v{version}", model, $"2026-01-{random.Next(10, 28)}T00:00:00", random.Next(0, 20), random.Next(1, 20), id: $"{module}_{version}_{model}");
            }
        }

        var applied = versions > 1 ? """{ "id": "one", "version": "v1", "suggestion": "Add examples", "status": "applied", "applied_in": "v2" }, """ : "";
        var suggestions = random.Next(3) == 0 ? "" : $$""", "suggestions": [{{applied}}{ "id": "two", "version": "v1", "suggestion": "Say it in {{random.Next(9)}} words", "status": "pending" }]""";
        Write($"data/modules/{module}.json", TestRepo.Lines(text.Text()[..^1] + suggestions + "}"));
    }

    protected void Write(string path, string text)
    {
        Repo.Write(path, text);
        Age(path);
    }

    /// <summary>Another text of the same length at the same time.</summary>
    protected void Rewrite(string old, string replacement)
    {
        var file = Repo.PathOf("data/modules/m01.json");
        var time = File.GetLastWriteTimeUtc(file);
        File.WriteAllText(file, File.ReadAllText(file).Replace(old, replacement, StringComparison.Ordinal));
        File.SetLastWriteTimeUtc(file, time);
    }

    /// <summary>Files as young as the reading are always read again: these are older, each at its own time.</summary>
    protected void Age(string path) => File.SetLastWriteTimeUtc(Repo.PathOf(path), _written = _written.AddSeconds(1));

    protected void Commit(string message)
    {
        Repo.Git("add", "--all", "--", "data");
        Repo.GitAs("Ada", _written.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture), "commit", "-q", "--allow-empty", "-m", message);
    }

    /// <summary>A build of the pages that somebody looks at alone: whatever it leaves, the next one must make. The codes of its errors.</summary>
    protected string BuildOpenPages(params string[] pages)
    {
        using var stdout = new StringWriter();
        using var stderr = new StringWriter { NewLine = "\n" };
        var context = new CommandContext(TextReader.Null, stdout, stderr, new GlobalOptions.Values(Data, Quiet: true, Verbose: false, Json: false, NoColor: true));
        var built = new SiteBuild(context, new DataFolder(Data)) { Output = Repo.PathOf("site"), OpenPages = pages.ToHashSet() }.Run(context.Problems);
        Assert.AreEqual(built is null, context.Problems.HasErrors);
        return string.Join(' ', context.Problems.ToList().Where(p => p.Severity == Severity.Error).Select(p => p.Code.Id).Distinct());
    }

    protected void AssertSame(string when)
    {
        var talk = Build("site");
        Assert.EndsWith("exit 0", talk, when);
        Assert.EndsWith("exit 0", Build("full", "--full"), when);

        Assert.AreEqual(Tree("full"), Tree("site"), $"{when}\n{talk}");
        foreach (var file in Tree("full").Split('\n'))
        {
            Assert.IsTrue(File.ReadAllBytes(Repo.PathOf($"full/{file}")).AsSpan().SequenceEqual(File.ReadAllBytes(Repo.PathOf($"site/{file}"))), $"{when}: {file}");
        }

        Assert.IsTrue(File.ReadAllBytes(Repo.PathOf("full/data/heatmap_index.json")).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(Data, "heatmap_index.json"))), when);
    }

    private string Tree(string folder) => string.Join('\n', Directory.EnumerateFiles(Repo.PathOf(folder), "*", SearchOption.AllDirectories)
        .Select(f => Path.GetRelativePath(Repo.PathOf(folder), f).Replace('\\', '/')).Order(StringComparer.Ordinal));

    /// <summary>Builds, and gives what was said, without what the build itself took and wrote unless <c>--verbose</c> asks for it.</summary>
    protected string Build(string output, params string[] more)
    {
        string[] talk = more.Contains("--verbose") ? [] : ["--quiet"];
        Repo.Settle();
        using var stdout = new StringWriter();
        using var stderr = new StringWriter { NewLine = "\n" };
        var exit = App.Run(["build", "--data", Data, "--output", Repo.PathOf(output), .. talk, .. more], TextReader.Null, stdout, stderr);
        return $"{stderr}exit {exit}";
    }
}
