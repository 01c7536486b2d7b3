using System.Collections.ObjectModel;
using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace StaticTracker.Git;

/// <summary>
/// The git program: found on the search path once, run with surroundings that give the same answers everywhere, ask nobody, take no lock,
/// reach no network and start no other program that a repository's settings might name.
/// </summary>
public sealed class GitProgram
{
    /// <summary>Above the user's settings: what would run a program, or change what the commands used here print.</summary>
    private static readonly string[] s_settings =
    [
        "core.fsmonitor=false", "core.quotePath=false", "log.showSignature=false", "log.showRoot=true", "log.mailmap=false", "color.ui=false",
    ];

    /// <summary>What a surrounding git (a hook, an alias) sets for its own repository and what is not meant for this one.</summary>
    private static readonly string[] s_foreign =
    [
        "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_NAMESPACE",
        "GIT_SHALLOW_FILE", "GIT_REPLACE_REF_BASE", "GIT_EXTERNAL_DIFF", "GIT_DIFF_OPTS", "GIT_LITERAL_PATHSPECS", "GIT_GLOB_PATHSPECS", "GIT_NOGLOB_PATHSPECS",
        "GIT_ICASE_PATHSPECS", "GIT_PAGER", "LANGUAGE",
    ];

    private readonly string _file;

    private GitProgram(string file) => _file = file;

    /// <summary>
    /// The git of the search path; null where there is none. Looked up here because starting a program by its bare name also looks into the
    /// current folder, which may be a hostile checkout; entries of the search path that are not absolute are passed over for the same reason.
    /// </summary>
    public static GitProgram? Find(string? searchPath)
    {
        var name = OperatingSystem.IsWindows() ? "git.exe" : "git";
        foreach (var folder in (searchPath ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            if (Path.IsPathFullyQualified(folder) && IsExecutable(Path.Combine(folder, name)))
            {
                return new GitProgram(Path.Combine(folder, name));
            }
        }

        return null;
    }

    /// <summary>A hint for who has none.</summary>
    public static string HowToInstall =>
        $"install git, for instance `{(OperatingSystem.IsWindows() ? "winget install Git.Git" : OperatingSystem.IsMacOS() ? "brew install git" : "apt-get install git")}`";

    public static GitProgram? Find() => Find(Environment.GetEnvironmentVariable("PATH"));

    /// <summary>Runs to the end and gives all output; for answers that are small.</summary>
    public GitOutput Run(string folder, IEnumerable<string> arguments, byte[]? input = null, bool writes = false, IReadOnlyDictionary<string, string>? environment = null)
    {
        using var process = Start(folder, arguments, withInput: input is not null, writes, environment);
        var errors = ReadErrors(process);
        var feeding = input is null ? Task.CompletedTask : Task.Factory.StartNew(() => Feed(process, input), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        using var output = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(output);
        process.WaitForExit();
        feeding.GetAwaiter().GetResult();
        return new GitOutput(process.ExitCode, output.ToArray(), errors.GetAwaiter().GetResult());
    }

    /// <summary>Starts git with its output to be read from a pipe.</summary>
    public Process Start(string folder, IEnumerable<string> arguments, bool withInput = false, bool writes = false, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(_file)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
            CreateNoWindow = true,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var setting in writes ? [] : s_settings)
        {
            start.ArgumentList.Add("-c");
            start.ArgumentList.Add(setting);
        }

        start.ArgumentList.Add("--no-pager");
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        SetSurroundings(start.Environment, writes);
        foreach (var (name, value) in environment ?? ReadOnlyDictionary<string, string>.Empty)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start) ?? throw new Win32Exception();
        if (!withInput)
        {
            process.StandardInput.Close();
        }

        return process;
    }

    /// <summary>
    /// All that a command says on stderr, read beside its output by a thread of its own: reading a pipe asynchronously would start the whole
    /// machinery of sockets, and a thread of the pool that waits is one that is missing elsewhere.
    /// </summary>
    internal static Task<string> ReadErrors(Process process) =>
        Task.Factory.StartNew(process.StandardError.ReadToEnd, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    /// <summary>Writes a command's whole input; a git that ends before reading it all says why by its exit code.</summary>
    internal static void Feed(Process process, ReadOnlySpan<byte> input)
    {
        try
        {
            var stream = process.StandardInput.BaseStream;
            stream.Write(input);
            stream.Close();
        }
        catch (IOException)
        {
            // The pipe broke: git is gone, and its exit code is looked at by the caller.
        }
    }

    private static void SetSurroundings(IDictionary<string, string?> environment, bool writes)
    {
        foreach (var name in s_foreign)
        {
            environment.Remove(name);
        }

        environment["LC_ALL"] = "C";
        environment["GIT_TERMINAL_PROMPT"] = "0";
        if (writes)
        {
            // A commit is the user's own: its hooks may need the network and the index.
            return;
        }

        environment["GIT_OPTIONAL_LOCKS"] = "0";

        // A partial clone must not fetch blob by blob: newer gits know the first, older ones find no transport allowed.
        environment["GIT_NO_LAZY_FETCH"] = "1";
        environment["GIT_ALLOW_PROTOCOL"] = "";

        // Replaced objects and grafts are local: two clones of one commit must tell the same story.
        environment["GIT_NO_REPLACE_OBJECTS"] = "1";
        environment["GIT_GRAFT_FILE"] = OperatingSystem.IsWindows() ? "NUL" : "/dev/null";
    }

    private static bool IsExecutable(string file)
    {
        const UnixFileMode anybody = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        return File.Exists(file) && (RuntimeInformation.IsOSPlatform(OSPlatform.Windows) || (File.GetUnixFileMode(file) & anybody) != 0);
    }
}
