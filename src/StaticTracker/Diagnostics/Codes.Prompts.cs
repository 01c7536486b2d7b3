namespace StaticTracker.Diagnostics;

public static partial class Codes
{
    /// <summary>Prompt bundles.</summary>
    public static class Prompts
    {
        public static readonly ProblemCode PartMissing = new("ST801", Severity.Error, "A part that a bundle names lies beside it.");
        public static readonly ProblemCode HashDiffers = new("ST802", Severity.Error, "The hash of a bundle is that of its content.");
        public static readonly ProblemCode PublishedChanged = new("ST803", Severity.Error, "A bundle that results refer to never changes.");
        public static readonly ProblemCode InexactNumber = new("ST804", Severity.Error, "A number in a bundle is one that a binary number of 64 bits keeps.");
        public static readonly ProblemCode UnnamedPart = new("ST805", Severity.Warning, "A file in a bundle's folder is one of its parts.");
        public static readonly ProblemCode NoSuchPrompt = new("ST806", Severity.Error, "A prompt that is named must exist, and be meant clearly.");
        public static readonly ProblemCode InTheWay = new("ST807", Severity.Error, "A bundle is never overwritten with another content.");
        public static readonly ProblemCode SourceUnfit = new("ST808", Severity.Error, "A prompt that is imported stands in a file that can be read as one.");
        public static readonly ProblemCode OtherRegistryHash = new("ST809", Severity.Warning, "The hash that a registry states is that of what it holds.");

        public static readonly ProblemCode[] All =
            [PartMissing, HashDiffers, PublishedChanged, InexactNumber, UnnamedPart, NoSuchPrompt, InTheWay, SourceUnfit, OtherRegistryHash];
    }
}
