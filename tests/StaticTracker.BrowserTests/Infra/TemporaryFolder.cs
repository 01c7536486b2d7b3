using System.Diagnostics;
using System.Text;

namespace StaticTracker.BrowserTests.Infra;

/// <summary>A folder of its own for one test, gone at the end.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public string Location { get; } = Directory.CreateTempSubdirectory("tracker-browser-").FullName;

    /// <summary>Writes text files, given by their paths inside the folder with <c>/</c>.</summary>
    public void Write(IReadOnlyDictionary<string, string> files)
    {
        foreach (var (name, text) in files)
        {
            var path = Path.Combine(Location, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }
    }

    /// <summary>Runs git in the folder.</summary>
    public void Git(params string[] arguments) => GitWith("", arguments);

    /// <summary>The same, with what git reads.</summary>
    public void GitWith(string input, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = Location, RedirectStandardError = true, RedirectStandardInput = true, StandardInputEncoding = new UTF8Encoding(false) })!;
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.AreEqual(0, process.ExitCode, errors);
    }

    public void Dispose()
    {
        foreach (var file in Directory.EnumerateFiles(Location, "*", SearchOption.AllDirectories))
        {
            File.SetAttributes(file, FileAttributes.Normal); // What git keeps is read-only, which some systems do not delete.
        }

        Directory.Delete(Location, recursive: true);
    }
}
