using StaticTracker.Json;
using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.History;

/// <summary>
/// An experiment's digest in one walk over its members, without making the whole record: history reads a hundred thousand of them. Takes and
/// refuses exactly what <see cref="ModuleReader.TryReadExperiment"/> does, which a test holds it to.
/// </summary>
internal static class DigestReader
{
    private static readonly KeyTable s_counts = new("total", "pass", "fail", "error", "pass_rate", "match_rate", "rate");

    /// <summary>A buffer, no state.</summary>
    [ThreadStatic]
    private static List<RubricRate>? t_rates;

    /// <summary>Null where the element cannot be read as an experiment.</summary>
    public static ExperimentDigest? Read(JsonNode node)
    {
        JsonNode id = default, version = default, model = default, dataset = default, datasetVersion = default, timestamp = default, metrics = default, withdrawn = default, rubrics = default;
        foreach (var member in node.Members)
        {
            if (member.Key.IsEscaped)
            {
                return ModuleReader.TryReadExperiment(node, out _) is { } experiment ? Of(experiment) : null;
            }

            var key = member.Key.RawText;
            switch (key.Length)
            {
                case 2 when key.SequenceEqual("id"u8):
                    id = member.Value;
                    break;
                case 5 when key.SequenceEqual("model"u8):
                    model = member.Value;
                    break;
                case 7 when key.SequenceEqual("dataset"u8):
                    dataset = member.Value;
                    break;
                case 7 when key.SequenceEqual("metrics"u8):
                    metrics = member.Value;
                    break;
                case 7 when key.SequenceEqual("rubrics"u8):
                    rubrics = member.Value;
                    break;
                case 9 when key.SequenceEqual("timestamp"u8):
                    timestamp = member.Value;
                    break;
                case 9 when key.SequenceEqual("withdrawn"u8):
                    withdrawn = member.Value;
                    break;
                case 14 when key.SequenceEqual("prompt_version"u8):
                    version = member.Value;
                    break;
                case 15 when key.SequenceEqual("dataset_version"u8):
                    datasetVersion = member.Value;
                    break;
            }
        }

        return id.AsString() is { } name && model.Kind == JsonKind.String && metrics.Kind == JsonKind.Object
            && PromptVersion.TryParse(Text(version), out var promptVersion) && Timestamp.TryParse(timestamp.AsString(), out var time)
            ? Digest(name, promptVersion, Text(model)!, (Text(dataset), Text(datasetVersion)), time, withdrawn.Kind == JsonKind.Object, metrics, rubrics)
            : null;
    }

    public static ExperimentDigest Of(Experiment e) => new(
        e.Id, e.PromptVersion, e.Model, e.Dataset, e.DatasetVersion, e.Metrics.Rate, e.Metrics.Pass, e.Metrics.Total)
    {
        IsWithdrawn = e.Withdrawn is not null,
        Timestamp = e.Timestamp,
        Error = e.Metrics.Error,
        StatedMatchRate = Rate.Stated(e.Metrics.MatchRate),
        Rubrics = RubricRates.Of([.. e.Rubrics.Where(r => r.Total is not null).Select(r => new RubricRate(r.Rubric, r.Rate))]),
    };

    private static ExperimentDigest Digest(
        string id, PromptVersion version, string model, (string? Name, string? Version) dataset, Timestamp time, bool isWithdrawn, JsonNode metrics, JsonNode rubrics)
    {
        Span<int> found = stackalloc int[s_counts.Count];
        s_counts.Find(metrics, found);
        var (total, pass, fail, error) = Counts(metrics.Tree, found);
        return new ExperimentDigest(id, version, model, dataset.Name, dataset.Version, RateOf(total, pass, fail, error, KeyTable.Value(metrics.Tree, found[4])), pass, total)
        {
            IsWithdrawn = isWithdrawn,
            Timestamp = time,
            Error = error,
            StatedMatchRate = Rate.Stated(KeyTable.Value(metrics.Tree, found[5]).AsDecimal()),
            Rubrics = Rubrics(rubrics),
        };
    }

    private static RubricRates Rubrics(JsonNode node)
    {
        if (node.Kind != JsonKind.Object)
        {
            return RubricRates.None;
        }

        Span<int> found = stackalloc int[s_counts.Count];
        var rates = t_rates ??= [];
        rates.Clear();
        var isOrdered = true;
        foreach (var member in node.Members)
        {
            s_counts.Find(member.Value, found);
            var (total, pass, fail, error) = Counts(node.Tree, found);
            if (total is not null)
            {
                var name = SharedText.Of(member.Key);
                isOrdered &= rates.Count == 0 || string.CompareOrdinal(rates[^1].Rubric, name) < 0;
                rates.Add(new RubricRate(name, RateOf(total, pass, fail, error, KeyTable.Value(node.Tree, found[6]))));
            }
        }

        if (!isOrdered)
        {
            rates.Sort(static (a, b) => string.CompareOrdinal(a.Rubric, b.Rubric));
        }

        return RubricRates.Of(rates);
    }

    private static (long? Total, long? Pass, long? Fail, long? Error) Counts(JsonTree tree, ReadOnlySpan<int> found) =>
        (KeyTable.Value(tree, found[0]).AsInteger(), KeyTable.Value(tree, found[1]).AsInteger(), KeyTable.Value(tree, found[2]).AsInteger(), KeyTable.Value(tree, found[3]).AsInteger());

    /// <summary>As <see cref="Metrics.Rate"/> and <see cref="RubricResult.Rate"/> have it.</summary>
    private static decimal? RateOf(long? total, long? pass, long? fail, long? error, JsonNode stated) =>
        pass is { } passed && (fail ?? total - passed - (error ?? 0)) is { } failed ? Rate.Of(passed, failed) : Rate.Stated(stated.AsDecimal());

    private static string? Text(JsonNode node) => node.Kind == JsonKind.String ? SharedText.Of(node) : null;
}
