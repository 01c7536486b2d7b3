using StaticTracker.Diagnostics;
using StaticTracker.Git;
using StaticTracker.Storage;

namespace StaticTracker.Setup;

/// <summary>
/// The hook that checks what is about to be committed. Hooks belong to a clone and not to the repository, so that each clone has to be told; another hook that is there
/// is left alone.
/// </summary>
public sealed class CommitHook
{
    private const string Mark = "# laid by 'tracker init --hook'";

    private readonly string _file;
    private readonly string _content;

    private CommitHook(string file, string content, bool isThere) => (_file, _content, IsThere) = (file, content, isThere);

    /// <summary>Whether it stands there already, as it would be written.</summary>
    public bool IsThere { get; }

    /// <summary>The file as people read it.</summary>
    public string Shown => DataFolder.Show(_file);

    /// <summary>The hook of the clone that a folder belongs to; null, with a problem, where there is no clone or another hook.</summary>
    public static CommitHook? Plan(string root, string command, bool force, Problems problems)
    {
        var discovery = GitRepository.Discover(root);
        if (discovery.Repository is not { } repository)
        {
            problems.Add(discovery.Refusal(DataFolder.Show(root), "a hook belongs to a git repository"));
            return null;
        }

        var folder = repository.Run("rev-parse", "--git-path", "hooks").Text.TrimEnd('\n', '\r');
        var file = Path.Combine(Path.GetFullPath(folder, repository.Folder), "pre-commit");
        var there = File.Exists(file) ? File.ReadAllText(file) : null;
        if (there is not null && !force && !there.Contains(Mark, StringComparison.Ordinal))
        {
            problems.Add(SourceSpan.File(DataFolder.Show(file)), Codes.Surroundings.InTheWay, "another hook is there", $"call '{command} check --staged' from it, or overwrite it with --force");
            return null;
        }

        var content = Content(command, repository.Prefix + "data");
        return new CommitHook(file, content, there == content);
    }

    /// <summary>Writes it; false, with a problem, where that cannot be done.</summary>
    public bool Write(Problems problems)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_file)!);
            AtomicFile.Write(_file, System.Text.Encoding.UTF8.GetBytes(_content));
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(_file, File.GetUnixFileMode(_file) | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
            }

            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add(SourceSpan.File(Shown), Codes.Surroundings.NotWritable, $"this hook cannot be written: {e.Message}", "look at permissions, then run init again");
            return false;
        }
    }

    private static string Content(string command, string data)
    {
        var quoted = $"'{data.Replace("'", "'\\''", StringComparison.Ordinal)}'";
        return $"""
            #!/bin/sh
            {Mark}: checks the data that is about to be committed, where any is. 'git commit --no-verify' passes it over.
            git diff --cached --quiet -- {quoted} && exit 0
            exec {command} check --staged --quiet --data {quoted}

            """.ReplaceLineEndings("\n");
    }
}
