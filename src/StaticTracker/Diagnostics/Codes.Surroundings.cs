namespace StaticTracker.Diagnostics;

public static partial class Codes
{
    /// <summary>Settings, files and processes around the data.</summary>
    public static class Surroundings
    {
        public static readonly ProblemCode NoData = new("ST701", Severity.Error, "There must be a data folder.");
        public static readonly ProblemCode Locked = new("ST702", Severity.Error, "Only one tracker writes to a data folder at a time.");
        public static readonly ProblemCode NotWritable = new("ST703", Severity.Error, "What is to be written must be writable.");
        public static readonly ProblemCode InTheWay = new("ST704", Severity.Error, "What is there with another content is not overwritten unasked.");
        public static readonly ProblemCode Port = new("ST705", Severity.Error, "The preview's port must be free.");
        public static readonly ProblemCode OtherSchema = new("ST706", Severity.Warning, "The schemas in data/schemas are those of this program.");

        public static readonly ProblemCode[] All = [NoData, Locked, NotWritable, InTheWay, Port, OtherSchema];
    }
}
