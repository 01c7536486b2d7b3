using System.Collections.Concurrent;

namespace StaticTracker.Diagnostics;

/// <summary>Collects problems from several threads; gives them back in the order of place, code, message.</summary>
public sealed class Problems
{
    private readonly ConcurrentQueue<Problem> _found = new();

    public bool HasErrors => _found.Any(p => p.Severity == Severity.Error);

    public int Count => _found.Count;

    public void Add(Problem problem) => _found.Enqueue(problem);

    public void Add(SourceSpan span, ProblemCode code, string message, string? hint = null) => Add(new Problem(span, code, message, hint));

    public void AddRange(IEnumerable<Problem> problems)
    {
        foreach (var problem in problems)
        {
            Add(problem);
        }
    }

    public IReadOnlyList<Problem> ToList() =>
    [
        .. _found
            .OrderBy(p => p.Span.Path, StringComparer.Ordinal)
            .ThenBy(p => p.Span.Line)
            .ThenBy(p => p.Span.Column)
            .ThenBy(p => p.Code.Id, StringComparer.Ordinal)
            .ThenBy(p => p.Message, StringComparer.Ordinal),
    ];
}
