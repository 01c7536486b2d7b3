using System.Security.Cryptography;
using System.Text;
using StaticTracker.Diagnostics;
using StaticTracker.Git;
using StaticTracker.Storage;
using StaticTracker.Storage.Binary;

namespace StaticTracker.History.Caching;

/// <summary>
/// What was read of a history, in one file beside git's own data and outside what git tracks. Anything about it that is not as expected (another
/// program, another data folder, a deeper clone, a torn file) makes it count as missing; it can be deleted at any time. Layout of the rest of a <see cref="KeptFile"/>: head, files at head, notices, segments.
/// The stamps of the working tree's files lie in a file of their own beside it, which changes with every edit: the commits need not be written again for that.
/// </summary>
internal sealed class HistoryCache(GitRepository repository)
{
    /// <summary>More segments than this are written anew as one.</summary>
    private const int MostSegments = 16;

    private readonly KeptFile _commits = new(PathOf(repository, "history"), "STHIST4\n", string.Join('\n', repository.ObjectFormat, repository.Prefix, Shallow.Marks(repository)));
    private readonly KeptFile _stamps = new(PathOf(repository, "stamps"), "STSTAMP\n", string.Join('\n', repository.ObjectFormat, repository.Prefix));

    public CacheContent? TryLoad() => _commits.Read(Read);

    public void Save(CacheContent content) => _commits.Write(output => Write(output, content));

    /// <summary>The stamps by file name: what a file holds that looks as it did, whatever HEAD is.</summary>
    public Dictionary<string, FileStamp> LoadStamps() => _stamps.Read(ReadStamps) ?? new(StringComparer.Ordinal);

    public void SaveStamps(IReadOnlyDictionary<string, FileStamp> stamps) => _stamps.Write(output =>
    {
        output.Unsigned((ulong)stamps.Count);
        foreach (var (name, stamp) in stamps)
        {
            output.Text(name);
            stamp.Look.Write(output);
            output.Id(stamp.Blob);
        }
    });

    /// <summary>One file for each working tree and data folder, so that they do not overwrite each other's.</summary>
    private static string PathOf(GitRepository repository, string name)
    {
        if (repository.Prefix != "data/")
        {
            name += "-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(repository.Prefix)))[..8];
        }

        return Path.Combine(repository.CommonDir, "statictracker", (repository.GitDir == repository.CommonDir ? name : $"{name}@{Path.GetFileName(repository.GitDir)}") + ".cache");
    }

    private static void Write(ByteWriter output, CacheContent content)
    {
        output.Id(content.Head);
        output.Unsigned((ulong)content.HeadFiles.Count);
        foreach (var file in content.HeadFiles)
        {
            output.Text(file.Name);
            output.Unsigned((ulong)file.Side.Mode);
            output.Id(file.Side.Id);
        }

        output.Unsigned((ulong)content.Notices.Count);
        foreach (var (commit, problem) in content.Notices)
        {
            output.Id(commit);
            output.Text(problem.Code.Id);
            output.Text(problem.Span.Path);
            output.Text(problem.Message);
            output.OptionalText(problem.Hint);
        }

        var segments = content.Segments.Count > MostSegments ? [Segment.Write(Segment.Rewrite(content.Commits))] : content.Segments;
        output.Unsigned((ulong)segments.Count);
        foreach (var segment in segments)
        {
            output.Unsigned((ulong)segment.Length);
            output.Raw(segment.Span);
        }
    }

    private static Dictionary<string, FileStamp> ReadStamps(ByteReader input)
    {
        var stamps = new Dictionary<string, FileStamp>(StringComparer.Ordinal);
        for (var left = input.Count(); left > 0; left--)
        {
            var name = input.Text();
            var look = FileLook.Read(ref input);
            stamps[name] = new FileStamp(look, input.Id());
        }

        return stamps;
    }

    private static CacheContent Read(ByteReader input)
    {
        var head = input.Id();
        var files = new HeadFile[input.Count()];
        for (var i = 0; i < files.Length; i++)
        {
            var name = input.Text();
            var mode = input.Count();
            files[i] = new HeadFile(name, new RawSide(mode, input.Id()));
        }

        var notices = new CommitNotice[input.Count()];
        for (var i = 0; i < notices.Length; i++)
        {
            var commit = input.Id();
            var code = input.Text();
            var path = input.Text();
            var message = input.Text();
            notices[i] = new CommitNotice(commit, new Problem(SourceSpan.File(path), Codes.History.All.Single(c => c.Id == code), message, input.OptionalText()));
        }

        var segments = new ReadOnlyMemory<byte>[input.Count()];
        var commits = new List<DataCommit>();
        for (var i = 0; i < segments.Length; i++)
        {
            var length = input.Count();
            segments[i] = input.Bytes.AsMemory(input.At, length);
            Segment.Read(input.Bytes, input.At, commits);
            input.At += length;
        }

        return new CacheContent { Head = head, HeadFiles = files, Notices = notices, Segments = segments, Commits = commits };
    }
}
