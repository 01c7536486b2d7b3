namespace StaticTracker.Diagnostics;

public static partial class Codes
{
    public static class References
    {
        public static readonly ProblemCode[] All = [];
    }
}
