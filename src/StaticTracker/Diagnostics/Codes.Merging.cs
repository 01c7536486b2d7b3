namespace StaticTracker.Diagnostics;

public static partial class Codes
{
    /// <summary>Merging data files.</summary>
    public static class Merging
    {
        public static readonly ProblemCode Contradiction = new("ST570", Severity.Error, "Two sides of a merge do not change one value to two.");
        public static readonly ProblemCode NoAncestor = new("ST571", Severity.Warning, "The common ancestor of two sides can be read.");
        public static readonly ProblemCode NotMerged = new("ST572", Severity.Error, "Both sides of a merge can be read for sure.");
        public static readonly ProblemCode RemovedByOne = new("ST573", Severity.Note, "What one side removed is told when it goes.");
        public static readonly ProblemCode ToldApart = new("ST574", Severity.Note, "An id that two runs were given goes to neither.");
        public static readonly ProblemCode NotOurs = new("ST575", Severity.Error, "Only data files are merged by identity.");
        public static readonly ProblemCode RemovedAndEdited = new("ST576", Severity.Error, "No side of a merge edits a file that the other removes.");
        public static readonly ProblemCode EditedSince = new("ST577", Severity.Error, "A file in conflict that somebody worked on since is not overwritten.");
        public static readonly ProblemCode NothingInConflict = new("ST578", Severity.Note, "There is a conflict to resolve.");
        public static readonly ProblemCode FilesToFollow = new("ST579", Severity.Error, "Files of verdicts and details follow their experiment to its new id.");
        public static readonly ProblemCode Joined = new("ST580", Severity.Warning, "One content has one time on both sides of a merge.");

        public static readonly ProblemCode[] All =
            [Contradiction, NoAncestor, NotMerged, RemovedByOne, ToldApart, NotOurs, RemovedAndEdited, EditedSince, NothingInConflict, FilesToFollow, Joined];
    }
}
