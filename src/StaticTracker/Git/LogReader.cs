using System.Buffers.Text;
using System.Text;

namespace StaticTracker.Git;

/// <summary>
/// Reads <c>git log --raw -z</c> as a stream. The grammar decides what a token is, so that no name, subject or path can pass for another:
/// six fields that end in NUL, then pairs of a raw line and a path, until a token begins with the mark of a commit.
/// </summary>
public sealed class LogReader
{
    /// <summary>Chooses files by the bytes of their path inside the repository.</summary>
    public delegate bool PathFilter(ReadOnlySpan<byte> path);

    private static readonly string[] s_log =
    [
        "log", "--raw", "--no-renames", "--no-abbrev", "-z", "--no-ext-diff", "--no-textconv", "--no-color", "--no-relative", "--no-notes", "--ignore-submodules=none",
        "--encoding=UTF-8", "--format=%x01%m%H%x00%P%x00%at%x00%ct%x00%an%x00%s", "--left-right",
    ];

    private readonly GitRepository _repository;
    private readonly PathFilter _wanted;
    private readonly Dictionary<string, string> _authors = new(StringComparer.Ordinal);
    private readonly Dictionary<ReadOnlyMemory<byte>, string> _paths = new(PathComparer.Instance);
    private byte[] _line = new byte[256];

    /// <param name="repository">Whose log.</param>
    /// <param name="wanted">Which files to keep.</param>
    public LogReader(GitRepository repository, PathFilter wanted)
    {
        _repository = repository;
        _wanted = wanted;
    }

    /// <summary>
    /// The commits of a range (<c>HEAD</c>, <c>a...b</c>) in git's order, newest first; each is handed over as soon as it is read, and reading
    /// ends early where <paramref name="take"/> gives false. Git's own words where it failed; null: it did not.
    /// </summary>
    public string? Read(string range, Func<LogCommit, bool> take) => Read(range, ["--diff-merges=combined"], take);

    /// <summary>The merges of a range alone, each with what it changed against its first parent, as <see cref="Read(string, Func{LogCommit, bool})"/> does.</summary>
    public string? ReadMerges(string range, Func<LogCommit, bool> take) => Read(range, ["--merges", "--diff-merges=first-parent"], take);

    private string? Read(string range, string[] merges, Func<LogCommit, bool> take)
    {
        // Everything is listed and filtered here: a path given to git costs it more than half again, and hides merges.
        using var process = _repository.Program.Start(_repository.Folder, [.. s_log, .. merges, "--end-of-options", range, "--"]);
        var errors = GitProgram.ReadErrors(process);
        using var tokens = new TokenReader(process.StandardOutput.BaseStream);
        var isComplete = ReadCommits(tokens, take);
        if (!isComplete)
        {
            process.Kill();
            process.WaitForExit();
            return null;
        }

        process.WaitForExit();
        return process.ExitCode == 0 ? null : new GitOutput(process.ExitCode, [], errors.GetAwaiter().GetResult()).Reason;
    }

    private bool ReadCommits(TokenReader tokens, Func<LogCommit, bool> take)
    {
        var isThere = tokens.TryRead(out var token);
        while (isThere)
        {
            if (token is not [1, var side, .. var hash] || !ObjectId.TryParse(hash, out var id))
            {
                throw new InvalidDataException("git's log begins a commit in a way that is not known");
            }

            var isLeft = side == (byte)'<';
            var names = Field(tokens);
            var parents = names.IsEmpty ? 0 : names.Count((byte)' ') + 1;
            var first = parents == 0 ? default : Id(Word(ref names));
            var authored = Number(Field(tokens));
            var committed = Number(Field(tokens));
            var author = Author(Encoding.UTF8.GetString(Field(tokens)));
            var subject = Encoding.UTF8.GetString(Field(tokens));
            List<RawChange>? changes = null;
            while ((isThere = tokens.TryRead(out token)) && token is not [1, ..])
            {
                if (token.IsEmpty)
                {
                    continue;
                }

                var line = Keep(token[0] == (byte)'\n' ? token[1..] : token);
                var path = Field(tokens);
                if (_wanted(path))
                {
                    (changes ??= []).Add(Change(line, PathOf(path)));
                }
            }

            if (!take(new LogCommit(id, parents, authored, committed, author, subject, changes ?? (IReadOnlyList<RawChange>)[]) { IsLeftOnly = isLeft, FirstParent = first }))
            {
                return false;
            }
        }

        return true;
    }

    private static ReadOnlySpan<byte> Field(TokenReader tokens) =>
        tokens.TryRead(out var token) ? token : throw new InvalidDataException("git's log ends within a commit");

    private static long Number(ReadOnlySpan<byte> digits) => Utf8Parser.TryParse(digits, out long value, out _) ? value : 0;

    /// <summary><c>:mode mode id id S</c>, with a colon, a mode and an id more for each further parent.</summary>
    private static RawChange Change(ReadOnlySpan<byte> line, string path)
    {
        var parents = line.IndexOfAnyExcept((byte)':');
        var rest = line[Math.Max(parents, 0)..];
        Span<int> modes = stackalloc int[64];
        if (parents is < 1 or > 63)
        {
            throw new InvalidDataException("git's log lists a change in a way that is not known");
        }

        for (var i = 0; i <= parents; i++)
        {
            modes[i] = Octal(Word(ref rest));
        }

        var sides = new RawSide[parents];
        for (var i = 0; i < parents; i++)
        {
            sides[i] = new RawSide(modes[i], Id(Word(ref rest)));
        }

        return new RawChange(path, sides, new RawSide(modes[parents], Id(Word(ref rest))));
    }

    private static ReadOnlySpan<byte> Word(ref ReadOnlySpan<byte> rest)
    {
        var end = rest.IndexOf((byte)' ');
        var word = end < 0 ? rest : rest[..end];
        rest = end < 0 ? default : rest[(end + 1)..];
        return word;
    }

    private static int Octal(ReadOnlySpan<byte> digits)
    {
        var value = 0;
        foreach (var digit in digits)
        {
            value = digit is >= (byte)'0' and <= (byte)'7' ? (value << 3) | (digit - '0') : throw new InvalidDataException("git's log names a mode that is none");
        }

        return value;
    }

    private static ObjectId Id(ReadOnlySpan<byte> hex) => ObjectId.TryParse(hex, out var id) ? id : throw new InvalidDataException("git's log names an object that is none");

    private ReadOnlySpan<byte> Keep(ReadOnlySpan<byte> line)
    {
        if (line.Length > _line.Length)
        {
            _line = new byte[line.Length * 2];
        }

        line.CopyTo(_line);
        return _line.AsSpan(0, line.Length);
    }

    private string Author(string name)
    {
        if (_authors.TryGetValue(name, out var known))
        {
            return known;
        }

        _authors.Add(name, name);
        return name;
    }

    private string PathOf(ReadOnlySpan<byte> path)
    {
        var lookup = _paths.GetAlternateLookup<ReadOnlySpan<byte>>();
        if (!lookup.TryGetValue(path, out var text))
        {
            text = Encoding.UTF8.GetString(path);
            _paths.Add(path.ToArray(), text);
        }

        return text;
    }

    /// <summary>Paths by their bytes, so that one seen before is found without making a text of it.</summary>
    private sealed class PathComparer : IEqualityComparer<ReadOnlyMemory<byte>>, IAlternateEqualityComparer<ReadOnlySpan<byte>, ReadOnlyMemory<byte>>
    {
        public static readonly PathComparer Instance = new();

        public bool Equals(ReadOnlyMemory<byte> x, ReadOnlyMemory<byte> y) => x.Span.SequenceEqual(y.Span);

        public bool Equals(ReadOnlySpan<byte> alternate, ReadOnlyMemory<byte> other) => alternate.SequenceEqual(other.Span);

        public int GetHashCode(ReadOnlyMemory<byte> obj) => GetHashCode(obj.Span);

        public int GetHashCode(ReadOnlySpan<byte> alternate)
        {
            var hash = new HashCode();
            hash.AddBytes(alternate);
            return hash.ToHashCode();
        }

        public ReadOnlyMemory<byte> Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();
    }
}
