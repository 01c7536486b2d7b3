namespace StaticTracker.History;

/// <summary>Which commit set a value: of which experiment, in which file of the repository, which field (<c>metrics.pass</c>); null: the experiment itself.</summary>
/// <param name="Path">The file's path inside the repository.</param>
/// <param name="Experiment">The experiment's id.</param>
/// <param name="Field">The field's path.</param>
/// <param name="Value">The value that was set, as compact JSON; null for the experiment itself.</param>
public sealed record ValueQuestion(string Path, string Experiment, string? Field, string? Value);
