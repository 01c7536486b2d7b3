using StaticTracker.Diagnostics;
using StaticTracker.Json;

namespace StaticTracker.Storage;

/// <summary>A data file as text and tree. Dispose it when its nodes are no longer needed.</summary>
public sealed class JsonFile : IDisposable
{
    /// <summary>Larger files are refused: a module file of this size holds a hundred thousand experiments.</summary>
    public const int MaxBytes = 256 * 1024 * 1024;

    /// <summary>What to do about a file of which no level below a certain depth is read.</summary>
    public const string TooDeepHint = "nothing that is read here is nested so: look at what wrote the file";

    private readonly string _fullPath;
    private string? _path;

    private JsonFile(string fullPath, string? shownPath, JsonTree tree)
    {
        _fullPath = fullPath;
        _path = shownPath;
        Tree = tree;
    }

    /// <summary>The path as it is shown in problems: worked out where somebody asks, since that takes longer than to read a small file.</summary>
    public string Path => _path ??= DataFolder.Show(_fullPath);

    public JsonTree Tree { get; }

    public ReadOnlyMemory<byte> Text => Tree.Text;

    /// <summary>Reads and parses; null, with a problem, where that cannot be done.</summary>
    public static JsonFile? Read(string path, Problems problems) => Read(new FileInfo(path), new FileBuffer(), problems);

    /// <summary>Reads and parses into a buffer that is used again: the file is good until the next one is read into it.</summary>
    public static JsonFile? Read(FileInfo info, FileBuffer buffer, Problems problems) =>
        LengthOf(info.FullName) is { } length ? Load(info.FullName, length, buffer, problems) : ReadUnlike(info, buffer, problems);

    /// <summary>As above; null without a problem where there is no file.</summary>
    public static JsonFile? ReadIfThere(string path, FileBuffer buffer, Problems problems) =>
        LengthOf(path) is { } length ? Load(path, length, buffer, problems)
        : new FileInfo(path) is { Exists: true } info ? ReadUnlike(info, buffer, problems)
        : null;

    /// <summary>The length of what one look tells to be a file with something in it; null: it is something else, or this system needs more looks.</summary>
    private static long? LengthOf(string path) => LinuxStatus.Of(path) is { IsRegular: true, Length: > 0 } status ? status.Length : null;

    private static JsonFile? ReadUnlike(FileInfo info, FileBuffer buffer, Problems problems)
    {
        var shown = DataFolder.Show(info.FullName);
        if (DataFolder.IsLink(info))
        {
            problems.Add(SourceSpan.File(shown), Codes.Reading.Link, "this is a link, not a file", "put the file itself there; links are never followed");
            return null;
        }

        try
        {
            if (info.Length == 0 && LinuxStatus.Of(info.FullName) is { IsRegular: false })
            {
                problems.Add(SourceSpan.File(shown), Codes.Reading.Link, "this is a pipe or a device, not a file", "put a file there");
                return null;
            }

            // Nothing is opened that is empty: on systems that do not tell a pipe apart, it would be waited for.
            return info.Length == 0 ? Of(shown, default, problems) : Load(info.FullName, info.Length, buffer, problems);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Unreadable(shown, e, problems);
        }
    }

    private static JsonFile? Load(string path, long length, FileBuffer buffer, Problems problems)
    {
        if (length > MaxBytes)
        {
            problems.Add(SourceSpan.File(DataFolder.Show(path)), Codes.Reading.TooLarge, $"{length / 1048576} MB are more than the {MaxBytes / 1048576} MB that a data file may have", "split the module");
            return null;
        }

        try
        {
            var text = buffer.Fill(path, length, MaxBytes);
            return JsonTree.TryParse(text, out _) is { } tree ? new JsonFile(path, null, tree) : Of(DataFolder.Show(path), text, problems);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Unreadable(DataFolder.Show(path), e, problems);
        }
    }

    private static JsonFile? Unreadable(string shown, Exception e, Problems problems)
    {
        problems.Add(Problem.Unreadable(shown, "this file", e));
        return null;
    }

    /// <summary>Parses a text under a path as shown; null, with a problem, where it is not acceptable.</summary>
    public static JsonFile? Of(string shownPath, ReadOnlyMemory<byte> text, Problems problems)
    {
        if (JsonTree.TryParse(text, out var fault) is { } tree)
        {
            return new JsonFile(shownPath, shownPath, tree);
        }

        if (fault!.Kind == JsonFaultKind.Syntax && ConflictMarkers.Find(text.Span) is { Count: > 0 } conflicts)
        {
            problems.AddRange(conflicts.Select(c => ConflictOf(shownPath, c)));
            return null;
        }

        problems.Add(ProblemOf(shownPath, text.Span, fault));
        return null;
    }

    /// <summary>A JSON fault as a problem with its place.</summary>
    public static Problem ProblemOf(string shownPath, ReadOnlySpan<byte> text, JsonFault fault)
    {
        var place = TextPosition.Of(text, fault.Offset);
        var (code, hint) = fault.Kind switch
        {
            JsonFaultKind.Empty => (Codes.Reading.Empty, "restore it (git checkout) or delete it"),
            JsonFaultKind.Encoding => (Codes.Reading.Encoding, "save it as UTF-8"),
            JsonFaultKind.TooDeep => (Codes.Reading.TooDeep, TooDeepHint),
            JsonFaultKind.DuplicateKey => (Codes.Reading.DuplicateKey, "keep one of them"),
            JsonFaultKind.TooLarge => (Codes.Reading.TooLarge, "split it"),
            _ => (Codes.Reading.Syntax, text.IndexOf("<<<<<<<"u8) >= 0 ? "the file holds half a merge conflict: take it from git again" : null),
        };
        return new Problem(new SourceSpan(shownPath, place.Line, place.Column), code, fault.Detail, hint);
    }

    private static Problem ConflictOf(string shownPath, (int Line, string Ours, string Theirs) conflict) => new(
        new SourceSpan(shownPath, conflict.Line, 1), Codes.Reading.Conflict, $"a merge left this open: one side has {conflict.Ours}, the other {conflict.Theirs}",
        "keep one, delete the markers, then git add the file; in the middle of a merge 'tracker resolve' may do it");

    public SourceSpan SpanOf(JsonNode node) => SourceSpan.Of(Path, node);

    public void Dispose() => Tree.Dispose();
}
