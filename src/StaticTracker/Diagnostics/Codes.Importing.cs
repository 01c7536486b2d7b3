namespace StaticTracker.Diagnostics;

public static partial class Codes
{
    public static class Importing
    {
        public static readonly ProblemCode[] All = [];
    }
}
