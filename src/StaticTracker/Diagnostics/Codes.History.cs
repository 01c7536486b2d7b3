namespace StaticTracker.Diagnostics;

public static partial class Codes
{
    /// <summary>What git can tell, what is missing of it, and committing.</summary>
    public static class History
    {
        public static readonly ProblemCode NoProgram = new("ST501", Severity.Warning, "History needs the git program.");
        public static readonly ProblemCode NoRepository = new("ST502", Severity.Warning, "History needs data that stands in a git working tree.");
        public static readonly ProblemCode DubiousOwnership = new("ST503", Severity.Warning, "History is read only from a repository whose owner git trusts.");
        public static readonly ProblemCode NoCommit = new("ST504", Severity.Note, "History begins with the first commit.");
        public static readonly ProblemCode Shallow = new("ST505", Severity.Warning, "History is whole only in a clone that is not shallow.");
        public static readonly ProblemCode MissingObject = new("ST506", Severity.Warning, "History is whole only where every version of a file is there.");
        public static readonly ProblemCode BrokenInPast = new("ST507", Severity.Warning, "A module file must be readable in every commit to say what changed.");
        public static readonly ProblemCode NotAFile = new("ST508", Severity.Warning, "History follows regular files, no symbolic links or submodules.");
        public static readonly ProblemCode NoModuleName = new("ST509", Severity.Warning, "History follows files that are named after a module.");
        public static readonly ProblemCode GitFailed = new("ST510", Severity.Warning, "Git must be able to read its own repository.");
        public static readonly ProblemCode OperationInProgress = new("ST520", Severity.Error, "Nothing is committed in the middle of a merge, rebase, cherry-pick or revert.");
        public static readonly ProblemCode DirtyFile = new("ST521", Severity.Error, "A file that is to be committed must not hold other changes.");
        public static readonly ProblemCode IgnoredFile = new("ST522", Severity.Error, "A file that is to be committed must not be ignored by git.");
        public static readonly ProblemCode NoIdentity = new("ST523", Severity.Error, "A commit needs an author's name and address.");
        public static readonly ProblemCode CommitFailed = new("ST524", Severity.Error, "Git must accept the commit.");
        public static readonly ProblemCode NothingToCommit = new("ST525", Severity.Error, "A commit must change something.");
        public static readonly ProblemCode UnknownRevision = new("ST530", Severity.Error, "A revision names a commit.");
        public static readonly ProblemCode NoMergeBase = new("ST531", Severity.Error, "What is compared from a merge base has one in this clone.");
        public static readonly ProblemCode ExperimentRemoved = new("ST532", Severity.Error, "An experiment is taken back, never removed.");
        public static readonly ProblemCode FigureEdited = new("ST533", Severity.Error, "A figure of an existing experiment is never edited.");
        public static readonly ProblemCode VerdictsEdited = new("ST534", Severity.Error, "Stored verdicts of an existing experiment are never edited or removed.");
        public static readonly ProblemCode BrokenBase = new("ST535", Severity.Warning, "A file must be readable at the base to say what changed.");
        public static readonly ProblemCode CellWorse = new("ST536", Severity.Warning, "A new result is not worse than that of the version before.");
        public static readonly ProblemCode ReportUnfit = new("ST545", Severity.Error, "A report that is taken over holds what it may hold, and nothing else.");
        public static readonly ProblemCode GateBlocked = new("ST550", Severity.Error, "A new result holds what the gate's blocking rules ask.");
        public static readonly ProblemCode GateUndecided = new("ST551", Severity.Warning, "What the gate's blocking rules ask can be decided.");
        public static readonly ProblemCode GateWarned = new("ST552", Severity.Warning, "A new result holds what the gate's warning rules ask, and nothing is overridden.");

        public static readonly ProblemCode[] All =
        [
            NoProgram, NoRepository, DubiousOwnership, NoCommit, Shallow, MissingObject, BrokenInPast, NotAFile, NoModuleName, GitFailed,
            OperationInProgress, DirtyFile, IgnoredFile, NoIdentity, CommitFailed, NothingToCommit,
            UnknownRevision, NoMergeBase, ExperimentRemoved, FigureEdited, VerdictsEdited, BrokenBase, CellWorse, ReportUnfit, GateBlocked, GateUndecided, GateWarned,
        ];
    }
}
