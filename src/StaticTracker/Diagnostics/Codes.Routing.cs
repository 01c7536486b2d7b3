namespace StaticTracker.Diagnostics;

public static partial class Codes
{
    /// <summary>Learned routers.</summary>
    public static class Routing
    {
        public static readonly ProblemCode NotThere = new("ST890", Severity.Error, "What a router was trained from is there: its module, experiments and suite.");
        public static readonly ProblemCode Changed = new("ST891", Severity.Error, "What a router was trained from is as it was then.");
        public static readonly ProblemCode Unfit = new("ST892", Severity.Error, "A router can choose: its candidates differ, and each has a coefficient for each feature.");
        public static readonly ProblemCode NoSuchRouter = new("ST893", Severity.Error, "A router that is named is there.");
        public static readonly ProblemCode NoCandidates = new("ST894", Severity.Error, "A router chooses between two candidates at least, of one data set.");
        public static readonly ProblemCode NotWeighed = new("ST895", Severity.Error, "Cost and latency that weigh in a reward are known of each candidate.");
        public static readonly ProblemCode TooFew = new("ST896", Severity.Error, "There are items enough to learn from and to evaluate on, and something tells them apart.");
        public static readonly ProblemCode NoSuchItem = new("ST897", Severity.Error, "An item that a router is asked about is one of its data set.");
        public static readonly ProblemCode NotAlike = new("ST898", Severity.Error, "Candidates of a router are judged alike.");

        public static readonly ProblemCode[] All = [NotThere, Changed, Unfit, NoSuchRouter, NoCandidates, NotWeighed, TooFew, NoSuchItem, NotAlike];
    }
}
