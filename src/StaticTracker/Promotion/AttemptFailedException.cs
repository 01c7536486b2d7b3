namespace StaticTracker.Promotion;

/// <summary>An attempt cannot go on; the message, plain text, goes into its report.</summary>
internal sealed class AttemptFailedException(string message) : Exception(message);
