namespace StaticTracker.Tests.Infra;

/// <summary>
/// One run of the whole program in-process on a project of its own: files as text in; exit code, stdout, stderr and files out. Paths in the output
/// are shown relative to the project, so that expected texts need no temporary names.
/// </summary>
internal sealed class TrackerTest : IDisposable
{
    public TrackerTest()
    {
        Project = Path.Combine(Path.GetTempPath(), "tracker-test-" + Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(Path.Combine(Project, "data", "modules"));
    }

    /// <summary>Absolute path of the project, which holds data/.</summary>
    public string Project { get; }

    public int ExitCode { get; private set; } = -1;

    public string Out { get; private set; } = "";

    public string Err { get; private set; } = "";

    /// <summary>Writes a file below the project.</summary>
    public TrackerTest With(string path, string text)
    {
        var full = PathOf(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
        return this;
    }

    public TrackerTest With(string path, byte[] content)
    {
        var full = PathOf(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllBytes(full, content);
        return this;
    }

    /// <summary>Runs the program; <c>--data</c> is given for the verb, paths below the project are given as <c>{project}/…</c>.</summary>
    public TrackerTest Run(params string[] args) => RunWithInput("", args);

    public TrackerTest RunWithInput(string input, params string[] args)
    {
        using var stdin = new StringReader(input);
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        string[] all = [.. args.Select(a => a.Replace("{project}", Project, StringComparison.Ordinal)), "--data", PathOf("data")];
        ExitCode = App.Run(all, stdin, output, error);
        Out = Relative(output.ToString());
        Err = Relative(error.ToString());
        return this;
    }

    public string PathOf(string path) => Path.Combine(Project, path.Replace('/', Path.DirectorySeparatorChar));

    public bool Has(string path) => File.Exists(PathOf(path));

    public string Read(string path) => File.ReadAllText(PathOf(path));

    /// <summary>Asserts the exit code, showing what was printed where it differs.</summary>
    public TrackerTest Exits(int expected)
    {
        Assert.AreEqual(expected, ExitCode, $"stdout:\n{Out}\nstderr:\n{Err}");
        return this;
    }

    public void Dispose() => Directory.Delete(Project, recursive: true);

    private string Relative(string text) => text
        .Replace(Project + Path.DirectorySeparatorChar, "", StringComparison.Ordinal)
        .Replace(Project.Replace('\\', '/') + "/", "", StringComparison.Ordinal)
        .Replace(Project, ".", StringComparison.Ordinal);
}
