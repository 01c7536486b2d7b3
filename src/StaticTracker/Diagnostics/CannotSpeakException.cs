namespace StaticTracker.Diagnostics;

/// <summary>The answer, or the talk, could not be written: the disk behind it is full, say.</summary>
internal sealed class CannotSpeakException(string message, Exception inner) : Exception(message, inner);
