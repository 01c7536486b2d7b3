using System.Text.Json;
using StaticTracker.Diagnostics;
using StaticTracker.Mapping;
using StaticTracker.Modules;

namespace StaticTracker.Importing;

/// <summary>
/// Everything of a judge file but its evaluations, which stand on top (shapes A and B) or under <c>metadata</c> (shape C).
/// </summary>
internal sealed class JudgeHeader
{
    private readonly Dictionary<string, (string Text, SourceSpan Span)> _texts = new(StringComparer.Ordinal);
    private readonly List<FieldClue> _clues = [];
    private readonly NameCache _names;
    private List<Problem> _problems = [];

    public JudgeHeader(NameCache names) => _names = names;

    public bool HasMetadata { get; set; }

    public StatedFigures Stated { get; set; } = StatedFigures.None;

    /// <summary>Shape A: <c>model</c> is the judge, and nothing tells the model under test.</summary>
    public bool ModelIsJudge => !HasMetadata && !_texts.ContainsKey("experiment") && !_texts.ContainsKey("data_source") && !_texts.ContainsKey("prompt_version");

    public string? this[string key] => _texts.TryGetValue(key, out var text) ? text.Text : null;

    /// <summary>Forgets the last file.</summary>
    public void Start(List<Problem> problems)
    {
        _texts.Clear();
        _problems = problems;
        HasMetadata = false;
        Stated = StatedFigures.None;
    }

    /// <summary>The texts that a header may hold.</summary>
    public static string? TextKey(scoped ref Utf8JsonReader reader) =>
        reader.ValueTextEquals("module"u8) ? "module"
        : reader.ValueTextEquals("prompt_version"u8) ? "prompt_version"
        : reader.ValueTextEquals("model"u8) ? "model"
        : reader.ValueTextEquals("timestamp"u8) ? "timestamp"
        : reader.ValueTextEquals("data_source"u8) ? "data_source"
        : reader.ValueTextEquals("rubrics_version"u8) ? "rubrics_version"
        : reader.ValueTextEquals("experiment"u8) ? "experiment"
        : reader.ValueTextEquals("dataset"u8) ? "dataset"
        : reader.ValueTextEquals("dataset_version"u8) ? "dataset_version"
        : reader.ValueTextEquals("braintrust_url"u8) ? "braintrust_url"
        : reader.ValueTextEquals("braintrust_id"u8) ? "braintrust_id"
        : null;

    /// <summary>Reads the value of one of <see cref="TextKey"/>; null is as good as absent, an empty text too.</summary>
    public void ReadText(string key, ref JsonScan scan)
    {
        scan.Read();
        if (scan.Token == JsonTokenType.String)
        {
            if (scan.Text(_names).Trim() is { Length: > 0 } text && !_texts.TryAdd(key, (text, scan.Place)) && _texts[key].Text != text)
            {
                _problems.Add(new Problem(scan.Place, Codes.Importing.SourcesDisagree, $"\"{key}\" is '{text}' here and '{_texts[key].Text}' before; the first one holds"));
            }
        }
        else if (scan.Token != JsonTokenType.Null)
        {
            _problems.Add(new Problem(scan.Place, Codes.Importing.FieldUnfit, $"\"{key}\" must be a text", "write it in quotes"));
            scan.Skip();
        }
    }

    /// <summary>Everything that content, data source and file name say, the stronger origin first.</summary>
    public ReadOnlyMemory<FieldClue> Clues(SourceText file)
    {
        var clues = _clues;
        clues.Clear();
        AddContent(clues, FieldName.PromptVersion, "prompt_version");
        AddContent(clues, FieldName.Dataset, "dataset");
        AddContent(clues, FieldName.DatasetVersion, "dataset_version");
        AddContent(clues, FieldName.Timestamp, "timestamp");
        if (!ModelIsJudge)
        {
            AddContent(clues, FieldName.Model, "model");
        }

        if (_texts.TryGetValue("module", out var module))
        {
            RunText.ReadModule(module.Text, FieldOrigin.Content, module.Span, clues);
        }

        if (_texts.TryGetValue("experiment", out var experiment) && RunText.IsVersion(experiment.Text))
        {
            clues.Add(new FieldClue(FieldName.PromptVersion, experiment.Text.ToLowerInvariant(), FieldOrigin.ContentSuffix, experiment.Span));
        }

        if (_texts.TryGetValue("data_source", out var source))
        {
            RunText.ReadDataSource(RunText.BaseName(source.Text), source.Span, clues);
        }

        RunText.ReadFileName(file.File.Name, SourceSpan.File(file.Shown), clues, !_texts.ContainsKey("timestamp"));
        return clues.ToArray();
    }

    public Judge? Judge()
    {
        var model = ModelIsJudge ? this["model"] : null;
        var rubrics = this["rubrics_version"];
        return (model ?? rubrics) is null ? null : new Judge(model, rubrics);
    }

    public IReadOnlyList<KeyValuePair<string, string>> Links()
    {
        var id = this["braintrust_id"];
        var source = this["data_source"] is { } path && RunText.BaseName(path) is { Length: > 0 } name ? name : null;
        KeyValuePair<string, string>? first = id is null ? null : new("braintrust_id", id);
        KeyValuePair<string, string>? second = source is null ? null : new("data_source", source);
        return (first, second) switch
        {
            ({ } a, { } b) => [a, b],
            ({ } a, null) => [a],
            (null, { } b) => [b],
            _ => [],
        };
    }

    /// <summary>The page of the run; only http and https become links.</summary>
    public string? BraintrustUrl()
    {
        if (!_texts.TryGetValue("braintrust_url", out var url))
        {
            return null;
        }

        if (WebAddress.IsWeb(url.Text))
        {
            return url.Text;
        }

        _problems.Add(new Problem(url.Span, Codes.Importing.FieldUnfit, "\"braintrust_url\" is no http or https address: it is left out") { Severity = Severity.Warning });
        return null;
    }

    private void AddContent(List<FieldClue> clues, FieldName field, string key)
    {
        if (_texts.TryGetValue(key, out var text))
        {
            clues.Add(new FieldClue(field, RunText.IsVersion(text.Text) ? text.Text.ToLowerInvariant() : text.Text, FieldOrigin.Content, text.Span));
        }
    }
}
