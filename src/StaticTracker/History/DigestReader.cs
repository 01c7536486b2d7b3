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
            ? Digest(new ExperimentDigest(name, promptVersion, Text(model)!, Text(dataset), Text(datasetVersion), null, null, null) { IsWithdrawn = withdrawn.Kind == JsonKind.Object, Timestamp = time, Rubrics = Rubrics(rubrics) }, metrics)
            : null;
    }

    public static ExperimentDigest Of(Experiment e) => new(
        e.Id, e.PromptVersion, e.Model, e.Dataset, e.DatasetVersion, e.Metrics.Rate, e.Metrics.Pass, e.Metrics.Total) 
    {
        IsWithdrawn = e.Withdrawn is not null,
        Timestamp = e.Timestamp,
        Error = e.Metrics.Error,
        StatedMatchRate = e.Metrics.MatchRate,
        Rubrics = new RubricRates([.. e.Rubrics.Where(r => r.Total is not null).Select(r => new RubricRate(r.Rubric, r.Rate))]),
    };

    private static ExperimentDigest Digest(ExperimentDigest named, JsonNode node)
    {
        var metrics = new Metrics
        {
            PassRate = node["pass_rate"u8].AsDecimal(),
            Total = node["total"u8].AsInteger(),
            Pass = node["pass"u8].AsInteger(),
            Fail = node["fail"u8].AsInteger(),
            Error = node["error"u8].AsInteger(),
        };
        return named with { PassRate = metrics.Rate, Pass = metrics.Pass, Total = metrics.Total, Error = metrics.Error, StatedMatchRate = node["match_rate"u8].AsDecimal() };
    }

    private static RubricRates Rubrics(JsonNode node)
    {
        if (node.Kind != JsonKind.Object)
        {
            return RubricRates.None;
        }

        var rates = new List<RubricRate>(4);
        var isOrdered = true;
        foreach (var member in node.Members)
        {
            if (member.Value["total"u8].AsInteger() is not { } total)
            {
                continue;
            }

            var name = SharedText.Of(member.Key);
            var counts = new RubricResult(name)
            {
                Total = total,
                Pass = member.Value["pass"u8].AsInteger(),
                Fail = member.Value["fail"u8].AsInteger(),
                Error = member.Value["error"u8].AsInteger(),
                StatedRate = member.Value["rate"u8].AsDecimal(),
            };
            isOrdered &= rates.Count == 0 || string.CompareOrdinal(rates[^1].Rubric, name) < 0;
            rates.Add(new RubricRate(name, counts.Rate));
        }

        if (!isOrdered)
        {
            rates.Sort(static (a, b) => string.CompareOrdinal(a.Rubric, b.Rubric));
        }

        return rates.Count == 0 ? RubricRates.None : new RubricRates(rates);
    }

    private static string? Text(JsonNode node) => node.Kind == JsonKind.String ? SharedText.Of(node) : null;
}
