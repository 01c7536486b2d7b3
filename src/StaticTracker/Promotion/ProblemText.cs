using StaticTracker.Diagnostics;
using StaticTracker.Storage;

namespace StaticTracker.Promotion;

/// <summary>A problem as a report keeps it: with its place below the project, wherever that lies on the machine.</summary>
public static class ProblemText
{
    public static string Of(DataFolder folder, Problem problem)
    {
        var (shown, name) = (DataFolder.Show(folder.Root), Path.GetFileName(folder.Root));
        var text = $"{problem.Span.Path}: {problem.Message}{(problem.Hint is { } hint ? $"; {hint}" : "")}";
        return text.Replace(shown + "/", name + "/", StringComparison.Ordinal).Replace(folder.Root, name, StringComparison.Ordinal).Replace(folder.Project, ".", StringComparison.Ordinal);
    }
}
