using System.Text;
using StaticTracker.Diagnostics;

namespace StaticTracker.Git;

/// <summary>A git repository as seen from one folder of its working tree. Paths are absolute; nothing here writes.</summary>
public sealed class GitRepository
{
    /// <summary>Answered in this order, one line each; HEAD last because where it is unborn git ends there with an error.</summary>
    private static readonly string[] s_questions =
    [
        "rev-parse", "--is-inside-work-tree", "--git-dir", "--git-common-dir", "--show-toplevel", "--show-prefix", "--is-shallow-repository",
        "--show-object-format", "HEAD^{commit}", "--",
    ];

    private GitRepository(GitProgram program, string folder, string[] answers)
    {
        Program = program;
        Folder = folder;
        GitDir = Path.GetFullPath(answers[1], folder);
        CommonDir = Path.GetFullPath(answers[2], folder);
        TopLevel = Path.GetFullPath(answers[3], folder);
        Prefix = answers[4];
        IsShallow = answers[5] == "true";
        ObjectFormat = answers[6];
        Head = answers.Length > 7 && ObjectId.TryParse(Encoding.ASCII.GetBytes(answers[7]), out var head) ? head : default;
    }

    public GitProgram Program { get; }

    /// <summary>The folder the repository was looked for from.</summary>
    public string Folder { get; }

    /// <summary>This working tree's own folder: HEAD, index, MERGE_HEAD.</summary>
    public string GitDir { get; }

    /// <summary>What all working trees of the repository share: objects, references, settings.</summary>
    public string CommonDir { get; }

    public string TopLevel { get; }

    /// <summary>The folder's path inside the repository with a slash at its end, or empty at the top.</summary>
    public string Prefix { get; }

    public bool IsShallow { get; }

    /// <summary><c>sha1</c> or <c>sha256</c>.</summary>
    public string ObjectFormat { get; }

    /// <summary>Bytes of an object's name.</summary>
    public int NameLength => ObjectFormat == "sha256" ? ObjectId.Sha256Length : ObjectId.Sha1Length;

    /// <summary>The commit at HEAD; <see cref="ObjectId.IsNull"/> where there is none.</summary>
    public ObjectId Head { get; }

    /// <summary>Looks for the repository that a folder is in.</summary>
    public static GitDiscovery Discover(string folder) => Discover(folder, GitProgram.Find());

    /// <summary>As above, with the git to use; null: none is installed.</summary>
    public static GitDiscovery Discover(string folder, GitProgram? program)
    {
        var span = SourceSpan.File(ShownPath.Of(folder));
        if (program is null)
        {
            return new(GitState.NoProgram, null, new(
                span, Codes.History.NoProgram, "there is no git program on the search path, so that no history is shown", GitProgram.HowToInstall));
        }

        if (!Directory.Exists(folder))
        {
            return NotThere(folder);
        }

        var path = Path.GetFullPath(folder);
        var output = program.Run(path, s_questions);
        var answers = output.Text.Split('\n').Select(line => line.TrimEnd('\r')).ToArray();
        if (answers.Length >= 8 && answers[0] == "true" && answers[6].StartsWith("sha", StringComparison.Ordinal))
        {
            var repository = new GitRepository(program, path, answers);
            return !repository.Head.IsNull ? new(GitState.Found, repository, null) : new(GitState.NoCommit, repository, new(
                span, Codes.History.NoCommit, "nothing is committed yet, so that there is no history", "git add the data folder and commit it"));
        }

        return output.Errors.Contains("dubious ownership", StringComparison.Ordinal)
            ? new(GitState.DubiousOwnership, null, new(
                span, Codes.History.DubiousOwnership, "another user owns this repository and git does not trust it, so that no history is shown",
                "if you trust it: git config --global --add safe.directory <its folder>"))
            : output.Succeeded || output.Errors.Contains("not a git repository", StringComparison.Ordinal) || output.Errors.Contains("must be run in a work tree", StringComparison.Ordinal)
                ? NotThere(folder)
                : new(GitState.Failed, null, new(span, Codes.History.GitFailed, $"git could not read the repository: {output.Reason}"));
    }

    /// <summary>Runs a reading command in the folder the repository was looked for from.</summary>
    public GitOutput Run(params string[] arguments) => Program.Run(Folder, arguments);

    /// <summary>The commit a revision names (a branch, a tag, <c>HEAD~1</c>, a hash); null where it names none.</summary>
    public ObjectId? Resolve(string revision)
    {
        var output = Run("rev-parse", "-q", "--verify", "--end-of-options", revision + "^{commit}");
        return output.Succeeded ? FirstId(output) : null;
    }

    /// <summary>The best common ancestor of two revisions; null where there is none or a revision names nothing.</summary>
    public ObjectId? MergeBase(string a, string b)
    {
        var output = Run("merge-base", "--end-of-options", a, b);
        return output.Succeeded ? FirstId(output) : null;
    }

    /// <summary>A file's bytes at a revision, by its path inside the repository; null where it is not there.</summary>
    public byte[]? ReadFile(string revision, string path)
    {
        if (Resolve(revision) is not { } commit)
        {
            return null;
        }

        // Without filters or textconv: the bytes that were committed.
        var output = Run("cat-file", "blob", $"{commit}:{path}");
        return output.Succeeded ? output.Bytes : null;
    }

    private static ObjectId? FirstId(GitOutput output)
    {
        var line = output.Bytes.AsSpan();
        var end = line.IndexOf((byte)'\n');
        return ObjectId.TryParse(end < 0 ? line : line[..end], out var id) ? id : null;
    }

    private static GitDiscovery NotThere(string folder) => new(GitState.NoRepository, null, new(
        SourceSpan.File(ShownPath.Of(folder)), Codes.History.NoRepository, "this folder is in no git working tree, so that no history is shown",
        "git init, add the data folder and commit it"));
}
