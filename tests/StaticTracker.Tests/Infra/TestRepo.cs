using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using StaticTracker.History;
using StaticTracker.Storage;

namespace StaticTracker.Tests.Infra;

/// <summary>
/// A real repository made by the real git, told as a transcript: who committed what, when. <see cref="Story(bool)"/> gives what the reader found as
/// text, one line a fact.
/// </summary>
internal sealed class TestRepo : IDisposable
{
    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true, NewLine = "\n" };

    private readonly string _root = Path.Combine(Path.GetTempPath(), "tracker-repo-" + Guid.NewGuid().ToString("N"));

    public TestRepo(string objectFormat = "sha1", string dataFolder = "data", string? clonedWith = null)
    {
        Folder = Path.Combine(_root, "repo");
        Data = Path.Combine(Folder, dataFolder);
        Directory.CreateDirectory(clonedWith is null ? Folder : _root);
        if (clonedWith is null)
        {
            Git("init", "-q", "-b", "main", "--object-format=" + objectFormat);
        }
    }

    public string Folder { get; private init; }

    public string Data { get; private init; }

    /// <summary>A module's text as it stands in a file: two spaces, containers expanded.</summary>
    public static string Lines(string json) => JsonNode.Parse(json)!.ToJsonString(s_indented) + "\n";

    public static string Lines(ModuleBuilder module) => Lines(module.Text());

    /// <summary>A folder in this test's own temporary place, not yet there.</summary>
    public string Beside(string name) => Path.Combine(_root, name);

    /// <summary>Writes files (null: deletes) and commits exactly them.</summary>
    public TestRepo Commit(string author, string time, string message, params (string Path, string? Text)[] files)
    {
        foreach (var (path, text) in files)
        {
            if (text is null)
            {
                File.Delete(PathOf(path));
            }
            else
            {
                Write(path, text);
            }

            Git("add", "--all", "--", path);
        }

        GitAs(author, time, "commit", "-q", "--allow-empty", "--allow-empty-message", "-m", message);
        return this;
    }

    public TestRepo Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(path))!);
        File.WriteAllText(PathOf(path), text);
        return this;
    }

    /// <summary>
    /// Waits until the clock has moved on from every data file's last change: a file that is read within the tick of the disk's clock in which it was
    /// written may change once more without looking different, so that nothing is kept of it. Where the time of the last change is not told the time of the
    /// last writing counts, which tests set.
    /// </summary>
    public TestRepo Settle()
    {
        var looks = new DirectoryInfo(Data).GetFiles("*", SearchOption.AllDirectories).Select(FileLook.Of).OfType<FileLook>().Where(l => l.Node != 0)
            .Select(l => l with { WrittenAt = l.ChangedAt }).ToList();
        Assert.IsTrue(SpinWait.SpinUntil(() => looks.TrueForAll(l => l.IsOlderThan(DateTime.UtcNow)), TimeSpan.FromMinutes(1)), "the clock stands");
        return this;
    }

    public TestRepo Branch(string name, string at = "HEAD")
    {
        Git("checkout", "-q", "-b", name, at);
        return this;
    }

    public TestRepo Checkout(string name)
    {
        Git("checkout", "-q", name);
        return this;
    }

    /// <summary>Merges a branch; where files are given they are the merge's own content, whatever the parents hold.</summary>
    public TestRepo Merge(string author, string time, string branch, params (string Path, string Text)[] files)
    {
        GitAs(author, time, "merge", "-q", "--no-ff", "--no-commit", "-s", "ours", branch);
        foreach (var (path, text) in files)
        {
            Write(path, text);
            Git("add", "--", path);
        }

        GitAs(author, time, "commit", "-q", "-m", $"Merge {branch}");
        return this;
    }

    public string PathOf(string path) => Path.Combine(Folder, path.Replace('/', Path.DirectorySeparatorChar));

    public string Git(params string[] arguments) => Run(Folder, "Ada", "2026-01-01T00:00:00Z", arguments);

    public string GitAs(string author, string time, params string[] arguments) => Run(Folder, author, time, arguments);

    /// <summary>What git says where it may well fail: its exit code, stdout and stderr.</summary>
    public (int ExitCode, string Output) TryGit(params string[] arguments) => RunToEnd(Folder, "Ada", "2026-01-01T00:00:00Z", ["-c", "core.editor=true", .. arguments], null);

    /// <summary>Runs git with a file of the repository as its input.</summary>
    public string GitFrom(string file, params string[] arguments) => Run(Folder, "Ada", "2026-01-01T00:00:00Z", arguments, PathOf(file));

    public ProjectHistory Read(bool useCache = false) => HistoryReader.Read(Data, new HistoryOptions { UseCache = useCache });

    /// <summary>What the reader finds, as text.</summary>
    public string Story(bool useCache = false) => Story(Read(useCache));

    public static string Story(ProjectHistory history)
    {
        var story = new StringBuilder();
        foreach (var change in history.Uncommitted)
        {
            Tell(story, "uncommitted", [change]);
        }

        foreach (var commit in history.Commits)
        {
            var date = DateTimeOffset.FromUnixTimeSeconds(commit.AuthoredAt).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            story.Append(CultureInfo.InvariantCulture, $"{date} {commit.Author}: {commit.Subject}{(commit.IsMerge ? " (merge)" : "")}{(commit.ChangedSettings ? " (settings)" : "")}\n");
            Tell(story, null, commit.Changes);
            foreach (var record in commit.Records)
            {
                story.Append(CultureInfo.InvariantCulture, $"  {FactWording.Of(record)}\n");
            }
        }

        foreach (var notice in history.Notices)
        {
            story.Append(CultureInfo.InvariantCulture, $"{notice.Code} {Path.GetFileName(notice.Span.Path)}: {notice.Message}\n");
        }

        return story.ToString();
    }

    public void Dispose()
    {
        foreach (var file in Directory.EnumerateFiles(_root, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint }))
        {
            File.SetAttributes(file, FileAttributes.Normal);
        }

        Directory.Delete(_root, recursive: true);
    }

    private static void Tell(StringBuilder story, string? heading, IEnumerable<ModuleChange> changes)
    {
        if (heading is not null)
        {
            story.Append(heading).Append('\n');
        }

        foreach (var change in changes)
        {
            story.Append(CultureInfo.InvariantCulture, $"  {change.Module} {change.Kind.ToString().ToLowerInvariant()}\n");
            foreach (var fact in change.Facts)
            {
                story.Append(CultureInfo.InvariantCulture, $"    {FactWording.Of(fact)}\n");
            }
        }
    }

    private static string Run(string folder, string author, string time, string[] arguments, string? input = null)
    {
        var (code, output) = RunToEnd(folder, author, time, arguments, input);
        return code == 0 ? output : throw new InvalidOperationException($"git {string.Join(' ', arguments)}: {output}");
    }

    /// <summary>What git printed; where it failed what it said on stderr in front.</summary>
    private static (int ExitCode, string Output) RunToEnd(string folder, string author, string time, string[] arguments, string? input)
    {
        var start = new ProcessStartInfo("git") { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = input is not null };
        foreach (var argument in (string[])["-c", "core.autocrlf=false", "-c", "commit.gpgSign=false", "-c", "protocol.file.allow=always", .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var role in (string[])["AUTHOR", "COMMITTER"])
        {
            start.Environment[$"GIT_{role}_NAME"] = author;
            start.Environment[$"GIT_{role}_EMAIL"] = "somebody@example.org";
            start.Environment[$"GIT_{role}_DATE"] = time;
        }

        start.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        start.Environment["GIT_CONFIG_GLOBAL"] = OperatingSystem.IsWindows() ? "NUL" : "/dev/null";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        if (input is not null)
        {
            using var file = File.OpenRead(input);
            file.CopyTo(process.StandardInput.BaseStream);
            process.StandardInput.Close();
        }

        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, process.ExitCode == 0 ? output : errors.GetAwaiter().GetResult() + output);
    }
}
