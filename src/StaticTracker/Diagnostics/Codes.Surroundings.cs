namespace StaticTracker.Diagnostics;

public static partial class Codes
{
    public static class Surroundings
    {
        public static readonly ProblemCode[] All = [];
    }
}
