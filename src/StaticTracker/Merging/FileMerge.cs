using StaticTracker.Diagnostics;
using StaticTracker.Git;
using StaticTracker.Storage;

namespace StaticTracker.Merging;

/// <summary>
/// Merges three files into the one of our side, as git asks a merge driver to: by identity where they are data files, else as git would by lines. Whatever
/// happens, both sides are in the file afterwards, or the file is as it was.
/// </summary>
public sealed class FileMerge(string before, string ours, string theirs, MergeLabels labels, Problems problems)
{
    /// <summary>The path that the file has in the repository; null: it is the one of our side.</summary>
    public string? Path { get; init; }

    /// <summary>The result is the ancestor of a merge to come: see <see cref="DataMerge.Merge"/>.</summary>
    public bool AsAncestor { get; init; }

    public bool IsDry { get; init; }

    private string Shown => Path ?? DataFolder.Show(System.IO.Path.GetFullPath(ours));

    /// <summary>What was merged by identity; null where nothing was.</summary>
    public MergeOutcome? Outcome { get; private set; }

    /// <summary>Whether the file is merged without a conflict.</summary>
    public bool Run()
    {
        if (ReadAll() is not { } texts)
        {
            return false;
        }

        var kind = DataPath.KindOf(Path ?? ours) ?? (Path is null ? KindByContent.Of(texts.Ours) : null);
        if (kind is null or DataKind.Index)
        {
            return MergeOther(kind);
        }

        try
        {
            Outcome = DataMerge.Merge(new MergeInput(kind.Value, Shown, texts.Before, texts.Ours, texts.Theirs), labels, problems, AsAncestor);
        }
        catch
        {
            // A fault of this program: git takes what stands in the file for the result, so that it has to name both sides first.
            ByLines();
            throw;
        }

        if (Outcome is null)
        {
            problems.Add(SourceSpan.File(Shown), Codes.Merging.NotMerged, $"a side cannot be read for sure: {(ByLines() is null ? "the file is left as ours" : "it was merged by lines, as git does it")}", "mend it, 'tracker check', then git add it");
            return false;
        }

        problems.AddRange(MergeWords.Of(Outcome, Shown));
        if (Outcome.HasFollowers && !AsAncestor)
        {
            // Only who sees the whole repository can move files: git asks for one at a time.
            problems.Add(SourceSpan.File(Shown), Codes.Merging.FilesToFollow, "experiments got new ids, and the files of their verdicts and details have to follow", "'tracker resolve' does that, then go on");
        }

        return Write(Outcome.Content) && Outcome.IsClean && (AsAncestor || !Outcome.HasFollowers);
    }

    private (byte[] Before, byte[] Ours, byte[] Theirs)? ReadAll()
    {
        foreach (var path in new[] { before, ours, theirs })
        {
            if (DataFolder.IsLink(new FileInfo(path)))
            {
                problems.Add(SourceSpan.File(path), Codes.Reading.Link, "this is a link, not a file", "name the file itself");
                return null;
            }
        }

        try
        {
            return (File.ReadAllBytes(before), File.ReadAllBytes(ours), File.ReadAllBytes(theirs));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add(Problem.Unreadable(Shown, "one of the three versions", e));
            return null;
        }
    }

    /// <summary>Not a file of ours: git's own merge, without a word where that is clean.</summary>
    private bool MergeOther(DataKind? kind)
    {
        if (Path is null)
        {
            problems.Add(SourceSpan.File(Shown), Codes.Merging.NotOurs, "nothing tells what kind of data file this is", "say where it lies with --path, such as --path data/tracker.json");
            return false;
        }

        var isClean = ByLines();
        if (isClean != true)
        {
            problems.Add(SourceSpan.File(Shown), Codes.Merging.NotOurs, kind is null ? "this is no data file: it was merged by lines, as git does it" : "this file is derived and should not be tracked: it was merged by lines",
                kind is null ? "resolve it by hand" : "'git rm --cached' it, then make it anew with 'tracker index'");
        }

        return isClean == true;
    }

    private bool? ByLines() => IsDry || GitProgram.Find() is not { } git ? null : TextMerge.Run(git, before, ours, theirs, (labels.Ours, labels.Theirs, labels.MarkerSize));

    private bool Write(byte[] content)
    {
        try
        {
            if (!IsDry)
            {
                AtomicFile.Write(System.IO.Path.GetFullPath(ours), content);
            }

            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add(SourceSpan.File(Shown), Codes.Surroundings.NotWritable, $"the result cannot be written: {e.Message}", "look at permissions and free space, then merge again");
            return false;
        }
    }
}
