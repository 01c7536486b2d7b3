namespace StaticTracker.Importing;

/// <summary>Reads one format of result files.</summary>
internal interface IResultReader
{
    /// <summary>The name of the format, as <c>source.format</c> keeps it.</summary>
    string Format { get; }

    /// <exception cref="UnfitSourceException">The text cannot be read on.</exception>
    ReadOutcome Read(SourceText text, bool keepVerdicts);
}
