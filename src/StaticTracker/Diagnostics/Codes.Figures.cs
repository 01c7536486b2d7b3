namespace StaticTracker.Diagnostics;

public static partial class Codes
{
    public static class Figures
    {
        public static readonly ProblemCode[] All = [];
    }
}
