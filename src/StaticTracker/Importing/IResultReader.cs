namespace StaticTracker.Importing;

/// <summary>Reads result files of one format. One per worker: buffers and tables are kept from file to file.</summary>
internal interface IResultReader
{
    /// <summary>Reads the runs of a text.</summary>
    /// <exception cref="UnfitSourceException">The text cannot be read on.</exception>
    /// <exception cref="System.Text.Json.JsonException">It is no JSON.</exception>
    ReadOutcome Read(SourceText text, ReadContext context);
}
