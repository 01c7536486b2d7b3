using System.Globalization;
using StaticTracker.Diagnostics;
using StaticTracker.History;
using StaticTracker.Json;

namespace StaticTracker.Reporting;

/// <summary>What a change of a module's file does that it must not: experiments removed, figures edited. Each at its place in the file.</summary>
internal static class ForbiddenChanges
{
    /// <summary>Values longer than this are cut in messages: whoever wrote them must not be able to flood the report.</summary>
    private const int Longest = 120;

    private const string Restore = "restore it from the base, and take it back instead: tracker retract ID --reason";

    /// <param name="change">What changed in the module.</param>
    /// <param name="path">Its file as it is shown.</param>
    /// <param name="inRepository">Its file inside the repository.</param>
    /// <param name="text">The file at the head; null: it is gone.</param>
    /// <param name="allowRemoved">Removals are told, and are no error.</param>
    public static IEnumerable<ForbiddenChange> Of(ModuleChange change, string path, string inRepository, byte[]? text, bool allowRemoved)
    {
        var weight = allowRemoved ? Severity.Warning : Severity.Error;
        var removed = change.Facts.OfType<DataFact.ExperimentRemoved>().ToList();
        if (change.Kind == ModuleChangeKind.Removed)
        {
            var gone = new Problem(
                SourceSpan.File(path), Codes.History.ExperimentRemoved,
                string.Create(CultureInfo.InvariantCulture, $"module {change.Module} was removed, with {removed.Count} {(removed.Count == 1 ? "experiment" : "experiments")}"), "restore the file from the base") { Severity = weight };
            yield return new ForbiddenChange(gone, null);
            yield break;
        }

        foreach (var experiment in removed.Select(f => f.Experiment))
        {
            var gone = new Problem(SourceSpan.File(path), Codes.History.ExperimentRemoved, $"experiment {Name(experiment)} was removed (it was {FactWording.RateOf(experiment)})", Restore) { Severity = weight };
            yield return new ForbiddenChange(gone, new ValueQuestion(inRepository, experiment.Id, null, null));
        }

        var edited = change.Facts.OfType<DataFact.ExperimentChanged>().Where(f => f.Fields.Any(FigureFields.IsEdit)).ToList();
        if (edited.Count == 0 || text is null)
        {
            yield break;
        }

        using var tree = JsonTree.Parse(text);
        foreach (var (experiment, fields) in edited)
        {
            var node = Find(tree.Root, experiment.Id);
            foreach (var field in fields.Where(FigureFields.IsEdit))
            {
                var edit = new Problem(
                    SourceSpan.Of(path, FieldPlace.Of(node, field.Field)), Codes.History.FigureEdited,
                    $"{Cut(field.Field)} of experiment {Name(experiment)} was {Cut(field.Before ?? "absent")} and is now {Cut(field.After ?? "absent")}",
                    "restore the value, take the experiment back (tracker retract), and import the right result with --corrects");
                yield return new ForbiddenChange(edit, field.Before is null ? null : new ValueQuestion(inRepository, experiment.Id, field.Field, field.Before));
            }
        }
    }

    public static string Cut(string text) => text.Length <= Longest ? text : text[..Longest] + "…";

    private static string Name(ExperimentDigest e) => $"{Cut(e.Id)} ({e.Version} on {Cut(e.Model)})";

    private static JsonNode Find(JsonNode root, string id)
    {
        foreach (var element in root["experiments"u8].Elements)
        {
            if (element["id"u8].AsString() == id)
            {
                return element;
            }
        }

        return root;
    }
}
