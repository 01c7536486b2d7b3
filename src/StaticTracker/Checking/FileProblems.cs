using StaticTracker.Diagnostics;
using StaticTracker.Json;
using StaticTracker.Storage;

namespace StaticTracker.Checking;

/// <summary>
/// The problems of one file while its rules run. Lines and columns are worked out at the end in one walk over the text, so that a file with
/// a hundred thousand faults costs no more than one reading.
/// </summary>
internal sealed class FileProblems(JsonFile file)
{
    private List<(int Offset, ProblemCode Code, string Message, string? Hint)>? _found;

    public JsonFile File => file;

    public bool HasErrors { get; private set; }

    /// <summary>Nothing was found so far, not even a warning.</summary>
    public bool AreNone => _found is null;

    /// <summary>Notes a problem at a value; at the file as a whole where the value is not there.</summary>
    public void Add(JsonNode at, ProblemCode code, string message, string? hint = null) => Add(at.Exists ? at.Start : -1, code, message, hint);

    /// <summary>Notes a problem of the file as a whole.</summary>
    public void Add(ProblemCode code, string message, string? hint = null) => Add(-1, code, message, hint);

    /// <summary>Hands the problems on, with their places.</summary>
    public void MoveTo(Problems problems)
    {
        if (_found is null)
        {
            return;
        }

        _found.Sort(static (a, b) => a.Offset.CompareTo(b.Offset));
        var walk = new PlaceWalk(file.Text.Span);
        foreach (var (offset, code, message, hint) in _found)
        {
            if (offset < 0)
            {
                problems.Add(SourceSpan.File(file.Path), code, message, hint);
                continue;
            }

            var place = walk.To(offset);
            problems.Add(new SourceSpan(file.Path, place.Line, place.Column), code, message, hint);
        }

        _found = null;
    }

    /// <summary>Notes a problem at a byte offset; at the file as a whole where that is negative.</summary>
    public void Add(int offset, ProblemCode code, string message, string? hint = null)
    {
        HasErrors |= code.Severity == Severity.Error;
        (_found ??= []).Add((offset, code, message, hint));
    }
}
