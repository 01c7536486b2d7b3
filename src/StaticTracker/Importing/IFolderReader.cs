namespace StaticTracker.Importing;

/// <summary>A reader of evaluations that may lie in several files: it is given one after the other, in ordinal order of their paths.</summary>
internal interface IFolderReader : IResultReader
{
    void Start(ReadContext context);

    /// <summary>Reads one of the files.</summary>
    /// <exception cref="UnfitSourceException">The text cannot be read on.</exception>
    /// <exception cref="System.Text.Json.JsonException">It is no JSON.</exception>
    void Add(SourceText text);

    /// <summary>The runs of all files; <paramref name="shown"/> is what they are called together.</summary>
    ReadOutcome Finish(string shown);
}
