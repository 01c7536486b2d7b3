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

    internal static void Write(ArrayBufferWriter<byte> output, Experiment e, int depth)
    {
        var o = new ObjectWriter(output, depth);
        o.Text("id"u8, e.Id);
        o.Text("prompt_version"u8, e.PromptVersion.Text);
        o.Text("dataset"u8, e.Dataset);
        o.Text("dataset_version"u8, e.DatasetVersion);
        o.Text("model"u8, e.Model);
        o.Text("timestamp"u8, e.Timestamp.Text);
        WriteMetrics(o.Object("metrics"u8), e.Metrics);
        WriteRubrics(ref o, e.Rubrics);
        WriteScore(ref o, e.Score);
        WriteUsage(ref o, e.Usage);
        WriteClassification(ref o, e.Classification);
        WriteCounts(ref o, "error_kinds"u8, e.ErrorKinds);
        WriteCounts(ref o, "failure_kinds"u8, e.FailureKinds);
        o.Text("status"u8, e.Status);
        if (e.Params is not null)
        {
            using var tree = JsonTree.Parse(Encoding.UTF8.GetBytes(e.Params));
            o.Key("params"u8);
            CanonicalJson.Write(output, tree.Root, Shape.Free, depth + 1);
        }

        if (e.Judge is { } judge && (judge.Model ?? judge.RubricsVersion) is not null)
        {
            var inner = o.Object("judge"u8);
            inner.Text("model"u8, judge.Model);
            inner.Text("rubrics_version"u8, judge.RubricsVersion);
            inner.Close();
        }

        o.Text("prompt_hash"u8, e.PromptHash);
        o.Text("run"u8, e.Run);
        o.Text("braintrust_url"u8, e.BraintrustUrl);
        WriteTexts(ref o, "links"u8, e.Links);
        WriteSource(ref o, e.Source);
        o.Text("corrects"u8, e.Corrects);
        if (e.Withdrawn is { } withdrawn)
        {
            var inner = o.Object("withdrawn"u8);
            inner.Text("reason"u8, withdrawn.Reason);
            inner.Text("at"u8, withdrawn.At);
            inner.Close();
        }

        o.Close();
    }

    private static void WriteMetrics(ObjectWriter o, Metrics m)
    {
        o.Text("unit"u8, m.Unit);
        o.Number("pass_rate"u8, m.PassRate);
        o.Number("match_rate"u8, m.MatchRate);
        o.Number("total"u8, m.Total);
        o.Number("pass"u8, m.Pass);
        o.Number("fail"u8, m.Fail);
        o.Number("error"u8, m.Error);
        o.Number("skipped"u8, m.Skipped);
        o.Close();
    }

    private static void WriteRubrics(ref ObjectWriter o, IReadOnlyList<RubricResult> rubrics)
    {
        if (rubrics.Count == 0)
        {
            return;
        }

        var map = o.Object("rubrics"u8);
        foreach (var rubric in InOrder(rubrics, static r => r.Rubric))
        {
            map.Key(rubric.Rubric);
            var inner = map.Inner();
            inner.Number("pass"u8, rubric.Pass);
            inner.Number("fail"u8, rubric.Fail);
            inner.Number("error"u8, rubric.Error);
            inner.Number("skipped"u8, rubric.Skipped);
            inner.Number("total"u8, rubric.Total);
            inner.Number("rate"u8, rubric.StatedRate);
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

        var inner = o.Object("score"u8);
        inner.Number("mean"u8, score.Mean);
        inner.Number("n"u8, score.N);
        inner.Number("min"u8, score.Min);
        inner.Number("max"u8, score.Max);
        inner.Text("better"u8, score.Better);
        inner.Close();
    }

    private static void WriteUsage(ref ObjectWriter o, Usage? usage)
    {
        if (usage is null)
        {
            return;
        }

        var inner = o.Object("usage"u8);
        inner.Number("tokens_in"u8, usage.TokensIn);
        inner.Number("tokens_out"u8, usage.TokensOut);
        inner.Number("cost_usd"u8, usage.CostUsd);
        inner.Number("latency_ms_mean"u8, usage.LatencyMsMean);
        inner.Number("latency_ms_p95"u8, usage.LatencyMsP95);
        inner.Close();
    }

    private static void WriteClassification(ref ObjectWriter o, Classification? counts)
    {
        if (counts is null)
        {
            return;
        }

        var inner = o.Object("classification"u8);
        inner.Number("tp"u8, counts.TruePositive);
        inner.Number("tn"u8, counts.TrueNegative);
        inner.Number("fp"u8, counts.FalsePositive);
        inner.Number("fn"u8, counts.FalseNegative);
        inner.Close();
    }

    private static void WriteSource(ref ObjectWriter o, Source? source)
    {
        if (source is null)
        {
            return;
        }

        var inner = o.Object("source"u8);
        inner.Text("format"u8, source.Format);
        inner.Text("file"u8, source.File);
        inner.Text("sha256"u8, source.Sha256);
        inner.Text("url"u8, source.Url);
        inner.Flag("derived"u8, source.Derived);
        inner.Close();
    }

    private static void WriteTexts(ref ObjectWriter o, ReadOnlySpan<byte> name, IReadOnlyList<KeyValuePair<string, string>> texts)
    {
        if (texts.Count == 0)
        {
            return;
        }

        var inner = o.Object(name);
        foreach (var (key, value) in InOrder(texts, static t => t.Key))
        {
            inner.Key(key);
            inner.Value(value);
        }

        inner.Close();
    }

    private static void WriteCounts(ref ObjectWriter o, ReadOnlySpan<byte> name, IReadOnlyList<KeyValuePair<string, long>> counts)
    {
        if (counts.Count == 0)
        {
            return;
        }

        var inner = o.Object(name);
        foreach (var (key, value) in InOrder(counts, static c => c.Key))
        {
            inner.Key(key);
            inner.Value(value);
        }

        inner.Close();
    }

    /// <summary>By name; an array in order, as nearly all are, is taken as it stands.</summary>
    private static T[] InOrder<T>(IReadOnlyList<T> elements, Func<T, string> name)
    {
        var array = elements as T[] ?? [.. elements];
        for (var i = 1; i < array.Length; i++)
        {
            if (string.CompareOrdinal(name(array[i - 1]), name(array[i])) > 0)
            {
                return [.. array.OrderBy(name, StringComparer.Ordinal)];
            }
        }

        return array;
    }

    /// <summary>Writes an object member by member; what is null is left out.</summary>
    private struct ObjectWriter(ArrayBufferWriter<byte> output, int depth)
    {
        private bool _any;

        /// <summary>Begins a member whose name is one of the format's, which need no escape: in one piece, since there are dozens in an experiment.</summary>
        public void Key(ReadOnlySpan<byte> name)
        {
            var indentation = 2 * (depth + 1);
            var piece = output.GetSpan(indentation + name.Length + 6);
            piece[0] = Opening();
            piece[1] = (byte)'\n';
            piece.Slice(2, indentation).Fill((byte)' ');
            var rest = piece[(2 + indentation)..];
            rest[0] = (byte)'"';
            name.CopyTo(rest[1..]);
            "\": "u8.CopyTo(rest[(1 + name.Length)..]);
            output.Advance(indentation + name.Length + 6);
        }

        /// <summary>Begins a member whose name came from data.</summary>
        public void Key(string name)
        {
            output.Write([Opening()]);
            CanonicalJson.NewLine(output, depth + 1);
            CanonicalText.Write(output, name);
            output.Write(": "u8);
        }

        public void Text(ReadOnlySpan<byte> name, string? value)
        {
            if (value is not null)
            {
                Key(name);
                Value(value);
            }
        }

        /// <summary>True, or nothing.</summary>
        public void Flag(ReadOnlySpan<byte> name, bool value)
        {
            if (value)
            {
                Key(name);
                output.Write("true"u8);
            }
        }

        public void Number(ReadOnlySpan<byte> name, long? value)
        {
            if (value is { } number)
            {
                Key(name);
                Value(number);
            }
        }

        public void Number(ReadOnlySpan<byte> name, decimal? value)
        {
            if (value is { } number)
            {
                Key(name);
                Value(number);
            }
        }

        public ObjectWriter Object(ReadOnlySpan<byte> name)
        {
            Key(name);
            return Inner();
        }

        /// <summary>An object as the value of the member that was begun.</summary>
        public readonly ObjectWriter Inner() => new(output, depth + 1);

        public readonly void Value(string text) => CanonicalText.Write(output, text);

        public readonly void Value<T>(T number)
            where T : IUtf8SpanFormattable
        {
            var span = output.GetSpan(40);
            number.TryFormat(span, out var written, default, CultureInfo.InvariantCulture);
            output.Advance(written);
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

        /// <summary>What stands before a member: the object's opening, or the comma behind the member before.</summary>
        private byte Opening()
        {
            var opening = _any ? (byte)',' : (byte)'{';
            _any = true;
            return opening;
        }
    }
}
