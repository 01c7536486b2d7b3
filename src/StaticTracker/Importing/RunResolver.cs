using StaticTracker.Diagnostics;
using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Importing;

/// <summary>Makes experiments of found runs: fields, labels, rates, identity and id.</summary>
internal sealed class RunResolver(ImportOptions options, Settings settings)
{
    private const string UnknownLabel = "UNKNOWN_FAILURE";
    private static readonly string[] s_labels = ["EMPTY_OUTPUT", "TRUNCATED", "FORMAT_ERROR", "REFUSAL", "TIMEOUT", "ENGINE_ERROR", UnknownLabel];

    private readonly FieldResolver _fields = new(options, settings);
    private readonly ExperimentIds _ids = new();

    /// <summary>The experiment; null, with problems, where something that it needs is missing or unfit.</summary>
    public ResolvedRun? Resolve(FoundRun run, SourceFile file, string format, string sha256, List<Problem> problems)
    {
        var before = problems.Count;
        var module = Needed(FieldName.Module, run, file, problems, ModuleId.TryParse, ModuleId.ValidValues, out ModuleId moduleId);
        var version = Needed(FieldName.PromptVersion, run, file, problems, PromptVersion.TryParse, PromptVersion.ValidValues, out PromptVersion promptVersion);
        var time = Needed(FieldName.Timestamp, run, file, problems, Timestamp.TryParse, Timestamp.ValidValues, out Timestamp timestamp);
        var model = Needed(FieldName.Model, run, file, problems, TryParseModel, "1 to 500 characters, none of them a control character", out string modelName);
        var dataset = Optional(FieldName.Dataset, run, file, problems);
        var datasetVersion = Optional(FieldName.DatasetVersion, run, file, problems);
        StatedCheck.Counts(run, problems);
        if (!module || !version || !time || !model || HasError(problems, before))
        {
            return null;
        }

        var identity = _ids.IdentityOf(sha256, moduleId, promptVersion, dataset, modelName, null, run.RunKey);
        var counts = run.Counts;
        var experiment = new Experiment
        {
            Id = ExperimentIds.IdOf(moduleId, promptVersion, modelName, timestamp, identity),
            PromptVersion = promptVersion,
            Dataset = dataset,
            DatasetVersion = datasetVersion,
            Model = modelName,
            Timestamp = timestamp,
            Metrics = counts with { PassRate = Rate.Of(counts.Pass!.Value, counts.Fail!.Value) },
            Rubrics = run.Rubrics,
            Judge = run.Judge,
            Run = run.Run,
            BraintrustUrl = run.BraintrustUrl,
            Links = run.Links,
            Source = new Source(format, FileNameOf(file), sha256, run.SourceUrl),
            Usage = run.Usage,
            ErrorKinds = Labels(run.OtherWords),
        };
        return new ResolvedRun(moduleId, experiment, identity, run.Verdicts, run.Stated.MatchRate, file);
    }

    private delegate bool Parser<T>(string? text, out T value);

    private static bool HasError(List<Problem> problems, int from)
    {
        for (var i = from; i < problems.Count; i++)
        {
            if (problems[i].Severity == Severity.Error)
            {
                return true;
            }
        }

        return false;
    }

    private static bool TryParseModel(string? text, out string model)
    {
        model = text ?? "";
        return model.Length is > 0 and <= 500 && !HasControl(model);
    }

    private static bool HasControl(string text) => text.AsSpan().ContainsAnyInRange('\0', '\u001F') || text.AsSpan().ContainsAnyInRange('\u007F', '\u009F');

    /// <summary>A file name holds no separator of any system; what a pipe is called is the caller's word.</summary>
    private static string FileNameOf(SourceFile file) => RunText.BaseName(file.Name) is { Length: > 0 } name ? name : SourceFile.DefaultInputName;

    private static List<KeyValuePair<string, long>> Labels(IReadOnlyList<WordCount> words)
    {
        var counts = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var word in words)
        {
            var upper = word.Word.ToUpperInvariant().Replace(' ', '_').Replace('-', '_');
            var label = Array.IndexOf(s_labels, upper) >= 0 ? upper : UnknownLabel;
            counts[label] = counts.GetValueOrDefault(label) + word.Count;
        }

        return [.. counts];
    }

    private bool Needed<T>(FieldName field, FoundRun run, SourceFile file, List<Problem> problems, Parser<T> parse, string valid, out T value)
    {
        var before = problems.Count;
        if (_fields.Resolve(field, run.Clues.Span, file, problems) is not { } clue)
        {
            value = default!;
            if (!HasError(problems, before))
            {
                problems.Add(Missing(field, run, file));
            }

            return false;
        }

        if (parse(clue.Text, out value))
        {
            return true;
        }

        var shown = CompactJson.Quote(clue.Text.Length > 80 ? clue.Text[..80] + "…" : clue.Text);
        problems.Add(new Problem(clue.Span, Codes.Importing.FieldUnfit, $"{FieldWords.Origin(clue.Origin)} says {FieldWords.Name(field)} {shown}, which cannot be one",
            $"valid are {valid}; {FieldWords.Option(field)} with --override replaces it"));
        return false;
    }

    private string? Optional(FieldName field, FoundRun run, SourceFile file, List<Problem> problems)
    {
        if (_fields.Resolve(field, run.Clues.Span, file, problems) is not { Text.Length: > 0 } clue)
        {
            return null;
        }

        if (clue.Text.Length > 200 || HasControl(clue.Text))
        {
            problems.Add(new Problem(clue.Span, Codes.Importing.FieldUnfit, $"the {FieldWords.Name(field)} is too long or holds control characters", "valid are 1 to 200 characters"));
        }

        return clue.Text;
    }

    private static Problem Missing(FieldName field, FoundRun run, SourceFile file)
    {
        var name = FieldWords.Name(field);
        var message = field == FieldName.Model && run.Judge?.Model is { } judge
            ? $"the model under test is told nowhere ('{judge}' is the judge in this shape of file)"
            : $"the {name} is told neither by the content, nor by the data source's name, nor by the file's name";
        return new Problem(SourceSpan.File(file.Shown), Codes.Importing.FieldMissing, message, $"give it with {FieldWords.Option(field)}");
    }
}
