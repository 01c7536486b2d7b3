using System.Buffers;
using System.Globalization;
using System.Text;
using StaticTracker.Json;
using StaticTracker.Modules;

namespace StaticTracker.Storage;

/// <summary>An experiment record as JSON, in canonical form.</summary>
public static class ExperimentWriter
{
    /// <summary>The experiment as an object on its own, indented from the left edge; no trailing newline.</summary>
    public static byte[] Write(Experiment experiment)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        Write(buffer, experiment, depth: 0);
        return buffer.WrittenSpan.ToArray();
    }

    internal static void Write(IBufferWriter<byte> output, Experiment e, int depth)
    {
        var o = new ObjectWriter(output, depth);
        o.Text("id", e.Id);
        o.Text("prompt_version", e.PromptVersion.Text);
        o.Text("dataset", e.Dataset);
        o.Text("dataset_version", e.DatasetVersion);
        o.Text("model", e.Model);
        o.Text("timestamp", e.Timestamp.Text);
        WriteMetrics(o.Object("metrics"), e.Metrics);
        WriteRubrics(ref o, e.Rubrics);
        WriteScore(ref o, e.Score);
        WriteUsage(ref o, e.Usage);
        WriteClassification(ref o, e.Classification);
        WriteCounts(ref o, "error_kinds", e.ErrorKinds);
        WriteCounts(ref o, "failure_kinds", e.FailureKinds);
        o.Text("status", e.Status);
        if (e.Params is not null)
        {
            using var tree = JsonTree.Parse(Encoding.UTF8.GetBytes(e.Params));
            o.Key("params");
            CanonicalJson.Write(output, tree.Root, Shape.Free, depth + 1);
        }

        if (e.Judge is { } judge && (judge.Model ?? judge.RubricsVersion) is not null)
        {
            var inner = o.Object("judge");
            inner.Text("model", judge.Model);
            inner.Text("rubrics_version", judge.RubricsVersion);
            inner.Close();
        }

        o.Text("prompt_hash", e.PromptHash);
        o.Text("run", e.Run);
        o.Text("braintrust_url", e.BraintrustUrl);
        WriteTexts(ref o, "links", e.Links);
        WriteSource(ref o, e.Source);
        o.Text("corrects", e.Corrects);
        if (e.Withdrawn is { } withdrawn)
        {
            var inner = o.Object("withdrawn");
            inner.Text("reason", withdrawn.Reason);
            inner.Text("at", withdrawn.At);
            inner.Close();
        }

        o.Close();
    }

    private static void WriteMetrics(ObjectWriter o, Metrics m)
    {
        o.Text("unit", m.Unit);
        o.Number("pass_rate", m.PassRate);
        o.Number("match_rate", m.MatchRate);
        o.Number("total", m.Total);
        o.Number("pass", m.Pass);
        o.Number("fail", m.Fail);
        o.Number("error", m.Error);
        o.Number("skipped", m.Skipped);
        o.Close();
    }

    private static void WriteRubrics(ref ObjectWriter o, IReadOnlyList<RubricResult> rubrics)
    {
        if (rubrics.Count == 0)
        {
            return;
        }

        var map = o.Object("rubrics");
        foreach (var rubric in rubrics.OrderBy(r => r.Rubric, StringComparer.Ordinal))
        {
            var inner = map.Object(rubric.Rubric);
            inner.Number("pass", rubric.Pass);
            inner.Number("fail", rubric.Fail);
            inner.Number("error", rubric.Error);
            inner.Number("skipped", rubric.Skipped);
            inner.Number("total", rubric.Total);
            inner.Number("rate", rubric.StatedRate);
            WriteScore(ref inner, rubric.Score);
            inner.Close();
        }

        map.Close();
    }

    private static void WriteScore(ref ObjectWriter o, Score? score)
    {
        if (score is null)
        {
            return;
        }

        var inner = o.Object("score");
        inner.Number("mean", score.Mean);
        inner.Number("n", score.N);
        inner.Number("min", score.Min);
        inner.Number("max", score.Max);
        inner.Text("better", score.Better);
        inner.Close();
    }

    private static void WriteUsage(ref ObjectWriter o, Usage? usage)
    {
        if (usage is null)
        {
            return;
        }

        var inner = o.Object("usage");
        inner.Number("tokens_in", usage.TokensIn);
        inner.Number("tokens_out", usage.TokensOut);
        inner.Number("cost_usd", usage.CostUsd);
        inner.Number("latency_ms_mean", usage.LatencyMsMean);
        inner.Number("latency_ms_p95", usage.LatencyMsP95);
        inner.Close();
    }

    private static void WriteClassification(ref ObjectWriter o, Classification? counts)
    {
        if (counts is null)
        {
            return;
        }

        var inner = o.Object("classification");
        inner.Number("tp", counts.TruePositive);
        inner.Number("tn", counts.TrueNegative);
        inner.Number("fp", counts.FalsePositive);
        inner.Number("fn", counts.FalseNegative);
        inner.Close();
    }

    private static void WriteSource(ref ObjectWriter o, Source? source)
    {
        if (source is null)
        {
            return;
        }

        var inner = o.Object("source");
        inner.Text("format", source.Format);
        inner.Text("file", source.File);
        inner.Text("sha256", source.Sha256);
        inner.Text("url", source.Url);
        inner.Flag("derived", source.Derived);
        inner.Close();
    }

    private static void WriteTexts(ref ObjectWriter o, string name, IReadOnlyList<KeyValuePair<string, string>> texts)
    {
        if (texts.Count == 0)
        {
            return;
        }

        var inner = o.Object(name);
        foreach (var (key, value) in texts.OrderBy(t => t.Key, StringComparer.Ordinal))
        {
            inner.Text(key, value);
        }

        inner.Close();
    }

    private static void WriteCounts(ref ObjectWriter o, string name, IReadOnlyList<KeyValuePair<string, long>> counts)
    {
        if (counts.Count == 0)
        {
            return;
        }

        var inner = o.Object(name);
        foreach (var (key, value) in counts.OrderBy(t => t.Key, StringComparer.Ordinal))
        {
            inner.Number(key, value);
        }

        inner.Close();
    }

    /// <summary>Writes an object member by member; what is null is left out.</summary>
    private struct ObjectWriter(IBufferWriter<byte> output, int depth)
    {
        private bool _any;

        public void Key(string name)
        {
            output.Write(_any ? ","u8 : "{"u8);
            _any = true;
            CanonicalJson.NewLine(output, depth + 1);
            CanonicalText.Write(output, name);
            output.Write(": "u8);
        }

        public void Text(string name, string? value)
        {
            if (value is not null)
            {
                Key(name);
                CanonicalText.Write(output, value);
            }
        }

        /// <summary>True, or nothing.</summary>
        public void Flag(string name, bool value)
        {
            if (value)
            {
                Key(name);
                output.Write("true"u8);
            }
        }

        public void Number(string name, long? value)
        {
            if (value is { } number)
            {
                Key(name);
                WriteNumber(number);
            }
        }

        public void Number(string name, decimal? value)
        {
            if (value is { } number)
            {
                Key(name);
                WriteNumber(number);
            }
        }

        public ObjectWriter Object(string name)
        {
            Key(name);
            return new ObjectWriter(output, depth + 1);
        }

        public readonly void Close()
        {
            if (!_any)
            {
                output.Write("{}"u8);
                return;
            }

            CanonicalJson.NewLine(output, depth);
            output.Write("}"u8);
        }

        private readonly void WriteNumber<T>(T number)
            where T : IUtf8SpanFormattable
        {
            var span = output.GetSpan(40);
            number.TryFormat(span, out var written, default, CultureInfo.InvariantCulture);
            output.Advance(written);
        }
    }
}
