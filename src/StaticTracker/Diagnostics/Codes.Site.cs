namespace StaticTracker.Diagnostics;

public static partial class Codes
{
    public static class Site
    {
        public static readonly ProblemCode[] All = [];
    }
}
