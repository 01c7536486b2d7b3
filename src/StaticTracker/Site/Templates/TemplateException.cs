using StaticTracker.Diagnostics;

namespace StaticTracker.Site.Templates;

/// <summary>A template that cannot be used; the build stops and says where.</summary>
public sealed class TemplateException(Problem problem) : Exception(problem.Message)
{
    public Problem Problem => problem;
}
