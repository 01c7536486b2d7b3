using System.Text;
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
    /// <summary>The keys of the texts, in the order of <see cref="Key"/>.</summary>
    private static readonly byte[][] s_names =
    [
        [.. "module"u8], [.. "prompt_version"u8], [.. "model"u8], [.. "timestamp"u8], [.. "data_source"u8], [.. "rubrics_version"u8], [.. "experiment"u8], [.. "dataset"u8], [.. "dataset_version"u8], [.. "braintrust_url"u8], [.. "braintrust_id"u8],
    ];

    private readonly (string? Text, SourceSpan Span)[] _texts = new (string?, SourceSpan)[s_names.Length];
    private readonly List<FieldClue> _clues = [];
    private readonly NameCache _names;
    private List<Problem> _problems = [];

    public JudgeHeader(NameCache names) => _names = names;

    /// <summary>The texts that a header may hold.</summary>
    public enum Key
    {
        Module,
        PromptVersion,
        Model,
        Timestamp,
        DataSource,
        RubricsVersion,
        Experiment,
        Dataset,
        DatasetVersion,
        BraintrustUrl,
        BraintrustId,
    }

    public bool HasMetadata { get; set; }

    public StatedFigures Stated { get; set; } = StatedFigures.None;

    /// <summary>Shape A: <c>model</c> is the judge, and nothing tells the model under test.</summary>
    public bool ModelIsJudge => !HasMetadata && this[Key.Experiment] is null && this[Key.DataSource] is null && this[Key.PromptVersion] is null;

    /// <summary>The text behind a key; null where there is none.</summary>
    public string? this[Key key] => _texts[(int)key].Text;

    /// <summary>Forgets the last file.</summary>
    public void Start(List<Problem> problems)
    {
        Array.Clear(_texts);
        _problems = problems;
        HasMetadata = false;
        Stated = StatedFigures.None;
    }

    /// <summary>Which of the texts the key at hand names; null where it is none of them.</summary>
    public static Key? TextKey(scoped ref Utf8JsonReader reader)
    {
        for (var i = 0; i < s_names.Length; i++)
        {
            if (reader.ValueTextEquals(s_names[i]))
            {
                return (Key)i;
            }
        }

        return null;
    }

    /// <summary>Reads the value of one of <see cref="TextKey"/>; null is as good as absent, an empty text too.</summary>
    public void ReadText(Key key, ref JsonScan scan)
    {
        scan.Read();
        if (scan.Token == JsonTokenType.String)
        {
            // Nearly every file has a time of its own.
            if ((key == Key.Timestamp ? scan.Text() : scan.Text(_names)).Trim() is not { Length: > 0 } text)
            {
                return;
            }

            ref var known = ref _texts[(int)key];
            if (known.Text is null)
            {
                known = (text, scan.Place);
            }
            else if (known.Text != text)
            {
                _problems.Add(new Problem(scan.Place, Codes.Importing.SourcesDisagree, $"\"{NameOf(key)}\" is '{text}' here and '{known.Text}' before; the first one holds"));
            }
        }
        else if (scan.Token != JsonTokenType.Null)
        {
            _problems.Add(new Problem(scan.Place, Codes.Importing.FieldUnfit, $"\"{NameOf(key)}\" must be a text", "write it in quotes"));
            scan.Skip();
        }
    }

    /// <summary>Everything that content, data source and file name say, the stronger origin first.</summary>
    public ReadOnlyMemory<FieldClue> Clues(SourceText file)
    {
        var clues = _clues;
        clues.Clear();
        AddContent(clues, FieldName.PromptVersion, Key.PromptVersion);
        AddContent(clues, FieldName.Dataset, Key.Dataset);
        AddContent(clues, FieldName.DatasetVersion, Key.DatasetVersion);
        AddContent(clues, FieldName.Timestamp, Key.Timestamp);
        if (!ModelIsJudge)
        {
            AddContent(clues, FieldName.Model, Key.Model);
        }

        if (Find(Key.Module, out var module))
        {
            RunText.ReadModule(module.Text, FieldOrigin.Content, module.Span, clues);
        }

        if (Find(Key.Experiment, out var experiment) && RunText.IsVersion(experiment.Text))
        {
            clues.Add(new FieldClue(FieldName.PromptVersion, experiment.Text.ToLowerInvariant(), FieldOrigin.ContentSuffix, experiment.Span));
        }

        if (Find(Key.DataSource, out var source))
        {
            RunText.ReadDataSource(RunText.BaseName(source.Text), source.Span, clues);
        }

        RunText.ReadFileName(file.File.Name, SourceSpan.File(file.Shown), clues, this[Key.Timestamp] is null);
        return clues.ToArray();
    }

    public Judge? Judge()
    {
        var model = ModelIsJudge ? this[Key.Model] : null;
        var rubrics = this[Key.RubricsVersion];
        return (model ?? rubrics) is null ? null : new Judge(model, rubrics);
    }

    public KeyValuePair<string, string>[] Links()
    {
        var id = this[Key.BraintrustId];
        var source = this[Key.DataSource] is { } path && RunText.BaseName(path) is { Length: > 0 } name ? name : null;
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
        if (!Find(Key.BraintrustUrl, out var url))
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

    private static string NameOf(Key key) => Encoding.UTF8.GetString(s_names[(int)key]);

    private bool Find(Key key, out (string Text, SourceSpan Span) text)
    {
        text = _texts[(int)key]!;
        return text.Text is not null;
    }

    private void AddContent(List<FieldClue> clues, FieldName field, Key key)
    {
        if (Find(key, out var text))
        {
            clues.Add(new FieldClue(field, RunText.IsVersion(text.Text) ? text.Text.ToLowerInvariant() : text.Text, FieldOrigin.Content, text.Span));
        }
    }
}
