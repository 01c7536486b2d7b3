using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Reporting;

/// <summary>A real repository under review: data laid and committed, then the program run on it. Data is brought into canonical form before each commit.</summary>
internal sealed class ReviewedRepo : IDisposable
{
    private int _day;

    public TestRepo Git { get; } = new();

    public int ExitCode { get; private set; }

    public string Out { get; private set; } = "";

    public string Err { get; private set; } = "";

    /// <summary>Writes files below the repository; null deletes.</summary>
    public ReviewedRepo With(string path, string? text)
    {
        if (text is null)
        {
            File.Delete(Git.PathOf(path));
        }
        else
        {
            Git.Write(path, text);
        }

        return this;
    }

    public ReviewedRepo With(ModuleBuilder module) => With("data/modules/m01.json", module.Text());

    /// <summary>Replaces a text in a file, which must be there.</summary>
    public ReviewedRepo Edit(string path, string old, string now)
    {
        var text = File.ReadAllText(Git.PathOf(path));
        StringAssert.Contains(text, old);
        return With(path, text.Replace(old, now, StringComparison.Ordinal));
    }

    /// <summary>Commits everything; <paramref name="fix"/>: in canonical form.</summary>
    public ReviewedRepo Commit(string message, bool fix = true)
    {
        if (fix)
        {
            Run("check", "--fix");
        }

        Git.Git("add", "--all");
        Git.GitAs("Ada", $"2026-02-{++_day:00}T00:00:00Z", "commit", "-q", "-m", message);
        return this;
    }

    public ReviewedRepo Run(params string[] args) => RunWithInput("", args);

    public ReviewedRepo RunWithInput(string text, params string[] args)
    {
        using var input = new StringReader(text);
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        ExitCode = App.Run(args.Contains("--data") ? args : [.. args, "--data", Git.Data], input, output, error);
        Out = Relative(output.ToString());
        Err = Relative(error.ToString());
        return this;
    }

    /// <summary>Asserts the exit code, showing what was printed where it differs.</summary>
    public ReviewedRepo Exits(int expected)
    {
        Assert.AreEqual(expected, ExitCode, $"stdout:\n{Out}\nstderr:\n{Err}");
        return this;
    }

    public ReviewedRepo Says(params string[] texts)
    {
        foreach (var text in texts)
        {
            StringAssert.Contains(Out, text);
        }

        return this;
    }

    public void Dispose() => Git.Dispose();

    private string Relative(string text) => text.Replace(Git.Folder.Replace('\\', '/') + "/", "", StringComparison.Ordinal).Replace(Git.Folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);
}
