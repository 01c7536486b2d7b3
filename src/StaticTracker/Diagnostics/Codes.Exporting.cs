namespace StaticTracker.Diagnostics;

public static partial class Codes
{
    /// <summary>Taking results out.</summary>
    public static class Exporting
    {
        public static readonly ProblemCode NotHere = new("ST460", Severity.Error, "An export is not written into the data folder, nor through a link.");
        public static readonly ProblemCode TooManyRows = new("ST461", Severity.Error, "A sheet of a workbook holds 1,048,576 rows.");

        public static readonly ProblemCode[] All = [NotHere, TooManyRows];
    }
}
