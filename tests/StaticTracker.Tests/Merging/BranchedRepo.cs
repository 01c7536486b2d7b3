using StaticTracker.Diagnostics;
using StaticTracker.Setup;
using StaticTracker.Tests.Importing;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Merging;

/// <summary>A repository of the real git, merged by the real program as its driver or, where it is not registered, by lines.</summary>
internal sealed class BranchedRepo : IDisposable
{
    private readonly TestRepo _repo = new();

    public BranchedRepo(bool withDriver)
    {
        Tracker("init", _repo.Folder, "--no-github", "--title", "Ours");
        _repo.Git("add", "--all");
        _repo.Git("commit", "-qm", "Begin");
        if (withDriver)
        {
            Register($"dotnet '{typeof(App).Assembly.Location}'");
        }
    }

    public TestRepo Repo => _repo;

    public string Folder => _repo.Folder;

    public (int ExitCode, string Out, string Err) Last { get; private set; }

    /// <summary>Registers the driver under that command.</summary>
    public void Register(string command) => Assert.IsTrue(MergeDriver.Plan(Folder, command, new Problems())!.Write(new Problems()));

    /// <summary>Runs the program in-process; what it printed names paths inside the repository.</summary>
    public int Tracker(params string[] arguments)
    {
        using var input = new StringReader("");
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var code = App.Run([.. arguments, "--data", _repo.Data], input, output, error);
        Last = (code, Relative(output), Relative(error));
        return code;
    }

    /// <summary>Imports a judge result and commits it; the same letters at the same time are the same result everywhere.</summary>
    public BranchedRepo Import(string letters, string version = "v1", string time = "2026-01-20T00:31:46", params string[] more)
    {
        var file = _repo.Beside($"{version}-{letters}-{time.Replace(":", "", StringComparison.Ordinal)}.json");
        File.WriteAllText(file, JudgeText.Of(letters, version: version, time: time).ToJsonString());
        Assert.AreEqual(0, Tracker(["import", file, "--dataset-version", "v1", .. more]), Last.Err);
        return Commit($"Import {version}");
    }

    public BranchedRepo Commit(string message)
    {
        _repo.Git("add", "--all");
        _repo.Git("commit", "-qm", message);
        return this;
    }

    public BranchedRepo Branch(string name, string from = "main")
    {
        _repo.Branch(name, from);
        return this;
    }

    /// <summary>Replaces a text in a file, which must be there, and commits.</summary>
    public BranchedRepo Edit(string path, string old, string text)
    {
        var was = Read(path);
        StringAssert.Contains(was, old, StringComparison.Ordinal);
        _repo.Write(path, was.Replace(old, text, StringComparison.Ordinal));
        return Commit($"Edit {path}");
    }

    public string Read(string path) => File.ReadAllText(_repo.PathOf(path));

    public string Status => _repo.Git("status", "--porcelain", "--untracked-files=no");

    /// <summary>Prompt versions of the experiments in m01, in the order of the file.</summary>
    public string Versions => string.Join(' ', JudgeText.Experiments(Read("data/modules/m01.json")).Select(e => e.GetProperty("prompt_version").GetString()));

    /// <summary>Asserts that the data folder passes the check.</summary>
    public void IsSound() => Assert.AreEqual(0, Tracker("check"), Last.Out);

    public void Dispose() => _repo.Dispose();

    private string Relative(StringWriter text) => text.ToString()
        .Replace(Folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal).Replace(Folder.Replace('\\', '/') + "/", "", StringComparison.Ordinal);
}
