namespace StaticTracker.Diagnostics;

public static partial class Codes
{
    public static class History
    {
        public static readonly ProblemCode[] All = [];
    }
}
