namespace StaticTracker.Diagnostics;

public static partial class Codes
{
    public static class Form
    {
        public static readonly ProblemCode[] All = [];
    }
}
