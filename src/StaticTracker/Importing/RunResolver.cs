using StaticTracker.Diagnostics;
using StaticTracker.Mapping;
using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Importing;

/// <summary>Makes experiments of found runs: fields, labels, rates, identity and id.</summary>
internal sealed class RunResolver(ImportOptions options, Settings settings) : IDisposable
{
    private const int LongestRun = 200;
    private const int LongestRubric = 500;

    private readonly FieldResolver _fields = new(options, settings);
    private readonly ExperimentIds _ids = new();

    /// <summary>The experiment; null, with problems, where something that it needs is missing or unfit.</summary>
    public ResolvedRun? Resolve(FoundRun run, SourceFile file, string format, string sha256, List<Problem> problems, StoredTelling? telling = null)
    {
        var before = problems.Count;
        var own = SourceHashOf(run, file, sha256);
        var known = new KnownFields(run, CluesOf(run, file), file, telling);
        var module = Needed(FieldName.Module, known, problems, ModuleId.TryParse, ModuleId.ValidValues, out ModuleId moduleId);
        var version = Needed(FieldName.PromptVersion, known, problems, PromptVersion.TryParse, PromptVersion.ValidValues, out PromptVersion promptVersion);
        var time = Needed(FieldName.Timestamp, known, problems, Timestamp.TryParse, Timestamp.ValidValues, out Timestamp timestamp);
        var model = Needed(FieldName.Model, known, problems, TryParseModel, "1 to 500 characters, none of them a control character", out string modelName);
        var dataset = Optional(FieldName.Dataset, known, problems);
        var datasetVersion = Optional(FieldName.DatasetVersion, known, problems);
        var judge = Optional(FieldName.Judge, known, problems);
        StatedCheck.Counts(run, problems);
        TellUnfitNames(run, file, problems);
        if (!module || !version || !time || !model || HasError(problems, before))
        {
            return null;
        }

        TellUnseen(run, file, problems, modelName, dataset, datasetVersion);
        var settings = ParamsOf(run);
        var identity = _ids.IdentityOf(own, moduleId, promptVersion, dataset, modelName, settings, run.RunKey);
        var counts = run.Counts;
        var experiment = new Experiment
        {
            Id = ExperimentIds.IdOf(moduleId, promptVersion, modelName, timestamp, identity),
            PromptVersion = promptVersion,
            Dataset = dataset,
            DatasetVersion = datasetVersion,
            Model = modelName,
            Timestamp = timestamp,
            Metrics = counts is { Pass: { } pass, Failed: { } fail } && Rate.Of(pass, fail) is var rate && rate != counts.PassRate ? counts with { PassRate = rate } : counts,
            Rubrics = run.Rubrics,
            Score = run.Score,
            Usage = run.Usage,
            Classification = run.Classification,
            ErrorKinds = run.ErrorKinds,
            FailureKinds = run.FailureKinds,
            Status = run.Status,
            Params = settings,
            Judge = judge is null && run.Judge?.RubricsVersion is null ? null : judge == run.Judge?.Model ? run.Judge : new Judge(judge, run.Judge?.RubricsVersion),
            Run = run.Run is { Length: > 0 and <= LongestRun } ? run.Run : null,
            PromptHash = run.PromptHash,
            BraintrustUrl = run.BraintrustUrl,
            Links = LinksOf(run, file, problems),
            Source = new Source(format, file.StoredName, own, run.SourceUrl) { Derived = run.Derived.Count > 0 },
        };
        return new ResolvedRun(moduleId, experiment, identity, run.Verdicts, run.Stated.MatchRate, file) 
        {
            Details = run.Details,
            Former = own == sha256 ? null : (sha256, _ids.IdentityOf(sha256, moduleId, promptVersion, dataset, modelName, settings, run.RunKey)),
        };
    }

    /// <summary>The SHA-256 of all that a run comes from: its file, or the listing of it and those beside it.</summary>
    public static string SourceHashOf(FoundRun run, SourceFile file, string sha256) =>
        run.OtherFiles.Count == 0 ? sha256 : SiblingFiles.HashOf(run.OtherFiles.Append((file.StoredName, sha256)));

    /// <summary>The identity that a run would have if its source had that hash.</summary>
    public string IdentityOf(FoundRun run, ResolvedRun resolved, string sha256) =>
        _ids.IdentityOf(sha256, resolved.Module, resolved.Experiment.PromptVersion, resolved.Experiment.Dataset, resolved.Experiment.Model, resolved.Experiment.Params, run.RunKey);

    public void Dispose() => _ids.Dispose();

    /// <summary>What content and names say, and what rules say.</summary>
    internal static ReadOnlyMemory<FieldClue> CluesOf(FoundRun run, SourceFile file)
    {
        var ruled = run.Rules?.Fields ?? [];
        var judge = run.Judge?.Model;
        if (ruled.Count == 0 && judge is null)
        {
            return run.Clues;
        }

        var clues = new List<FieldClue>(run.Clues.Length + ruled.Count + 1);
        clues.AddRange(run.Clues.Span);
        if (judge is not null)
        {
            clues.Add(new FieldClue(FieldName.Judge, judge, FieldOrigin.Content, SourceSpan.File(file.Shown)));
        }

        foreach (var value in ruled)
        {
            clues.Add(new FieldClue(value.Field, value.Text, value.Rule.Override ? FieldOrigin.OverridingRule : FieldOrigin.Rule, value.Span));
        }

        return clues.ToArray();
    }

    /// <summary>Settings of the run as one compact object, keys in ordinal order; what the file says holds before what a rule says.</summary>
    internal static string? ParamsOf(FoundRun run)
    {
        var ruled = run.Rules?.Params;
        if (run.Params.Count == 0 && ruled is null or { Count: 0 })
        {
            return null;
        }

        var all = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in run.Params)
        {
            all[name] = value;
        }

        foreach (var (name, value) in ruled ?? new Dictionary<string, string>())
        {
            all.TryAdd(name, JsonValue.Of(value));
        }

        return "{" + string.Join(',', all.Select(p => CompactJson.Quote(p.Key) + ":" + p.Value)) + "}";
    }

    private static IReadOnlyList<KeyValuePair<string, string>> LinksOf(FoundRun run, SourceFile file, List<Problem> problems)
    {
        var links = run.Rules?.Links is { Count: > 0 } ruled ? [.. run.Links.Concat(ruled.Where(r => run.Links.All(l => l.Key != r.Key))).OrderBy(l => l.Key, StringComparer.Ordinal)] : run.Links;
        for (var i = 0; i < links.Count; i++)
        {
            if (WebAddress.IsForeign(links[i].Value))
            {
                problems.Add(new Problem(SourceSpan.File(file.Shown), Codes.Importing.FieldUnfit, $"\"{links[i].Key}\" is an address that a browser would follow elsewhere than to http or https: it is left out") { Severity = Severity.Warning });
                return [.. links.Where(l => !WebAddress.IsForeign(l.Value))];
            }
        }

        return links;
    }

    /// <summary>Names that no file of data/ may hold: whatever the reader, nothing of such a run is taken.</summary>
    private static void TellUnfitNames(FoundRun run, SourceFile file, List<Problem> problems)
    {
        for (var i = 0; i < run.Rubrics.Count; i++)
        {
            if (run.Rubrics[i].Rubric.Length is 0 or > LongestRubric)
            {
                problems.Add(new Problem(SourceSpan.File(file.Shown), Codes.Importing.EvaluationUnfit, $"a rubric in it has no name, or one of more than {LongestRubric} characters", "give it a short name in the source"));
                break;
            }
        }

        if (run.Verdicts?.Items.Any(i => i.Length == 0) == true)
        {
            problems.Add(new Problem(SourceSpan.File(file.Shown), Codes.Importing.EvaluationUnfit, "an item in it has no name", "give every item an id in the source, or import with --no-verdicts"));
        }
    }

    /// <summary>Names that look like others and are counted apart.</summary>
    private static void TellUnseen(FoundRun run, SourceFile file, List<Problem> problems, string model, string? dataset, string? datasetVersion)
    {
        Tell("model", model);
        Tell("dataset", dataset);
        Tell("dataset_version", datasetVersion);
        foreach (var rubric in run.Rubrics)
        {
            Tell("rubric", rubric.Rubric);
        }

        void Tell(string what, string? name)
        {
            if (Unseen.FaultOf(what, name) is { } fault)
            {
                problems.Add(new Problem(SourceSpan.File(file.Shown), Codes.Form.Unseen, fault, Unseen.Hint));
            }
        }
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

    private FieldClue? Find(FieldName field, in KnownFields known, List<Problem> problems)
    {
        var before = problems.Count;
        if (_fields.Resolve(field, known.Clues.Span, known.File, problems) is { } clue)
        {
            return (options.Of(field) is null || options.OnlyFills(field)) && known.Telling?.Instead(clue, known.File) is { } other ? clue with { Text = other, Origin = FieldOrigin.Option } : clue;
        }

        if (known.Telling is not { } telling || HasError(problems, before))
        {
            return null;
        }

        if (telling.Told?.Of(field) is not { } stored)
        {
            telling.Missing.Add(field);
            return null;
        }

        telling.Taken.Add(field);
        return new FieldClue(field, stored, FieldOrigin.Option, SourceSpan.File(known.File.Shown));
    }

    private bool Needed<T>(FieldName field, in KnownFields known, List<Problem> problems, Parser<T> parse, string valid, out T value)
    {
        var before = problems.Count;
        if (Find(field, known, problems) is not { } clue)
        {
            value = default!;
            if (!HasError(problems, before))
            {
                problems.Add(Missing(field, known.Run, known.File));
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

    private string? Optional(FieldName field, in KnownFields known, List<Problem> problems)
    {
        if (Find(field, known, problems) is not { Text.Length: > 0 } clue)
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
            : run.Rules is { Applied.Count: > 0 } ? $"the {name} is told neither by the content, nor by a rule, nor by the file's name"
            : $"the {name} is told neither by the content, nor by the data source's name, nor by the file's name";
        return new Problem(SourceSpan.File(file.Shown), Codes.Importing.FieldMissing, message, $"give it with {FieldWords.Option(field)}");
    }

    /// <summary>A run with all that is said of its fields, and what experiments stored from the same source say of them.</summary>
    private readonly record struct KnownFields(FoundRun Run, ReadOnlyMemory<FieldClue> Clues, SourceFile File, StoredTelling? Telling);
}
