using StaticTracker.Diagnostics;
using StaticTracker.Mapping;
using StaticTracker.Storage;

namespace StaticTracker.Importing;

/// <summary>Says of files what an import would take from them, field by field, and from where. Writes nothing.</summary>
internal sealed class ImportExplainer(ImportOptions options, Settings settings, RuleSet rules, Func<Stream> standardInput) : IDisposable
{
    private static readonly FieldName[] s_fields =
        [FieldName.Module, FieldName.PromptVersion, FieldName.Dataset, FieldName.DatasetVersion, FieldName.Model, FieldName.Timestamp, FieldName.Judge];

    private readonly SourceReader _reader = new(options, rules, standardInput);
    private readonly RunResolver _resolver = new(options, settings);
    private readonly FieldResolver _fields = new(options, settings);

    public ExplainedFile Explain(SourceFile file)
    {
        var outcome = _reader.Read(file);
        var problems = outcome.Problems.ToList();
        var chosen = outcome.Runs.Count == 0 ? outcome.Runs : PromptChoice.Of(outcome.Runs, file, options, problems);
        var runs = new List<ExplainedRun>(outcome.Runs.Count);
        foreach (var run in chosen.Count > 0 ? chosen : outcome.Runs)
        {
            // What several prompts lack in common is told once, by the choice among them.
            var own = new List<Problem>();
            var resolved = _resolver.Resolve(run, file, _reader.Format, _reader.Sha256, own);
            problems.AddRange(chosen.Count > 0 ? own : own.Where(p => p.Severity != Severity.Error));
            runs.Add(new ExplainedRun(run, FieldsOf(run, file), resolved));
        }

        return new ExplainedFile(file, _reader.Format, _reader.Rules, runs, [.. problems.Distinct()]);
    }

    public void Dispose() => _reader.Dispose();

    private List<ExplainedField> FieldsOf(FoundRun run, SourceFile file)
    {
        var clues = RunResolver.CluesOf(run, file).ToArray();
        var fields = new List<ExplainedField>(s_fields.Length);
        foreach (var field in s_fields)
        {
            var unheard = new List<Problem>(); // The resolver tells them; here it is only about the values.
            var value = _fields.Resolve(field, clues, file, unheard);
            fields.Add(new ExplainedField(field, value, [.. clues.Where(c => c.Field == field && (c.Origin != value?.Origin || c.Span != value?.Span))]));
        }

        return fields;
    }
}
