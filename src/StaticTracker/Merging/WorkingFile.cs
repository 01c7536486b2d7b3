using StaticTracker.Diagnostics;
using StaticTracker.Storage;

namespace StaticTracker.Merging;

/// <summary>
/// What stands in the working tree where a file is in conflict. What holds markers may be replaced, once it is kept; what
/// somebody has finished by hand may not.
/// </summary>
internal sealed record WorkingFile
{
    /// <summary>Why the file must not be replaced; null: it may be.</summary>
    public (ProblemCode Code, string Message, string Hint)? Fault { get; private init; }

    /// <summary>It is to be kept before it is replaced.</summary>
    public bool IsWorkedOn { get; private init; }

    public static WorkingFile Look(ResolvedFile file, bool force)
    {
        var info = new FileInfo(file.FullPath);
        if (DataFolder.IsLink(info))
        {
            return new() { Fault = (Codes.Reading.Link, "this is a link, not a file", "delete it, then try again: both sides are in git") };
        }

        if (!info.Exists)
        {
            return new();
        }

        if (info.Length > JsonFile.MaxBytes)
        {
            return new() { Fault = (Codes.Reading.TooLarge, "this file is larger than a data file may be", "resolve it by hand") };
        }

        byte[] text;
        try
        {
            text = File.ReadAllBytes(file.FullPath);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new() { Fault = (Codes.Reading.Unreadable, $"this file cannot be read: {e.Message}", "look at its permissions, then try again") };
        }

        if (SameLines(file.Outcome!.Content, text))
        {
            return new();
        }

        return force || ConflictMarkers.Find(text).Count > 0 ? new() { IsWorkedOn = true } : new()
        {
            Fault = (
                Codes.Merging.EditedSince, "this file holds no conflict any more: somebody has resolved it by hand",
                $"if it is done: git add {file.Shown}; to merge it anew all the same: tracker resolve --force"),
        };
    }

    /// <summary>Git may write other line ends into the working tree.</summary>
    private static bool SameLines(byte[] a, byte[] b) => a.AsSpan().SequenceEqual(b) || a.Where(c => c != '\r').SequenceEqual(b.Where(c => c != '\r'));
}
