namespace StaticTracker.Diagnostics;

public static partial class Codes
{
    /// <summary>Whether a file can be read at all.</summary>
    public static class Reading
    {
        public static readonly ProblemCode Empty = new("ST001", Severity.Error, "A file must not be empty.");
        public static readonly ProblemCode Encoding = new("ST002", Severity.Error, "A file must be UTF-8.");
        public static readonly ProblemCode Syntax = new("ST003", Severity.Error, "A file must be well-formed: data are JSON (RFC 8259), results what their format asks for.");
        public static readonly ProblemCode TooDeep = new("ST004", Severity.Error, "JSON must not be nested too deeply.");
        public static readonly ProblemCode DuplicateKey = new("ST005", Severity.Error, "A key stands only once in an object.");
        public static readonly ProblemCode TooLarge = new("ST006", Severity.Error, "A file must not be larger than the reader allows.");
        public static readonly ProblemCode Unreadable = new("ST007", Severity.Error, "A file must be readable.");
        public static readonly ProblemCode Schema = new("ST008", Severity.Error, "A file must fit its schema.");
        public static readonly ProblemCode NewerFormat = new("ST009", Severity.Error, "A file must not be of a newer format than this program knows.");
        public static readonly ProblemCode Link = new("ST010", Severity.Error, "A data file must be a regular file, not a link.");
        public static readonly ProblemCode UnknownKey = new("ST011", Severity.Warning, "Keys outside the schema are kept, and told.");
        public static readonly ProblemCode Conflict = new("ST012", Severity.Error, "A merge has left nothing open in a file.");

        public static readonly ProblemCode[] All =
            [Empty, Encoding, Syntax, TooDeep, DuplicateKey, TooLarge, Unreadable, Schema, NewerFormat, Link, UnknownKey, Conflict];
    }
}
