namespace StaticTracker.Diagnostics;

public static partial class Codes
{
    /// <summary>How files and values are written.</summary>
    public static class Form
    {
        public static readonly ProblemCode Canonical = new("ST201", Severity.Error, "A data file stands in canonical form.");
        public static readonly ProblemCode Time = new("ST202", Severity.Error, "A time is an ISO 8601 date and time that exists.");
        public static readonly ProblemCode UnfitId = new("ST203", Severity.Error, "An id can be a file name on every system.");
        public static readonly ProblemCode FileName = new("ST204", Severity.Error, "A file is named after the id in it.");
        public static readonly ProblemCode CaseTwins = new("ST205", Severity.Error, "Names differ by more than upper and lower case.");
        public static readonly ProblemCode Stray = new("ST206", Severity.Warning, "Only data files lie in the folders of the data.");
        public static readonly ProblemCode Leftover = new("ST207", Severity.Warning, "Nothing is left over from a write that was cut off.");
        public static readonly ProblemCode Address = new("ST208", Severity.Error, "A link is an http or https address.");
        public static readonly ProblemCode BaseName = new("ST209", Severity.Warning, "A named source is a base name, not a path.");
        public static readonly ProblemCode ModelName = new("ST210", Severity.Warning, "A model goes by its normal name.");
        public static readonly ProblemCode SchemaAddress = new("ST211", Severity.Warning, "$schema names the schema in data/schemas.");
        public static readonly ProblemCode ItemOrder = new("ST212", Severity.Error, "The items of a verdict file stand in ordinal order.");
        public static readonly ProblemCode RowLength = new("ST213", Severity.Error, "A row of a verdict file has one entry for each item.");
        public static readonly ProblemCode Unseen = new("ST214", Severity.Warning, "A name looks like no other one: it holds no character that nobody sees, and no letter apart from its mark.");
        public static readonly ProblemCode Twins = new("ST215", Severity.Warning, "Names of one kind in a module look different from each other.");

        public static readonly ProblemCode[] All =
            [Canonical, Time, UnfitId, FileName, CaseTwins, Stray, Leftover, Address, BaseName, ModelName, SchemaAddress, ItemOrder, RowLength, Unseen, Twins];
    }
}
