using System.Text.Json;
using StaticTracker.Diagnostics;
using StaticTracker.Json;

namespace StaticTracker.Importing;

/// <summary>
/// Reads samples of Inspect token by token: transcripts, which may be hundreds of megabytes, are passed over. Also their summaries, which are the same without those.
/// </summary>
internal sealed class InspectSamples(bool withTexts, EarlyTexts? early = null)
{
    private readonly List<InspectSample> _samples = [];

    public IReadOnlyList<InspectSample> All => _samples;

    /// <summary>Texts for which there was no room.</summary>
    public long TextsLeftOut => early?.LeftOut ?? 0;

    /// <summary>The samples of the array at hand.</summary>
    public void ReadArray(ref JsonScan scan)
    {
        while (scan.Read() && scan.Token != JsonTokenType.EndArray)
        {
            Read(ref scan);
        }
    }

    /// <summary>The sample at hand.</summary>
    /// <exception cref="UnfitSourceException">It is none.</exception>
    public void Read(ref JsonScan scan)
    {
        var place = scan.Place;
        if (scan.Token != JsonTokenType.StartObject)
        {
            throw Unfit(place, "a sample must be an object");
        }

        var sample = new InspectSample("", 1, place);
        var scores = new List<InspectScore>();
        var texts = early is null or { IsFull: true } ? null : new ItemTexts();
        string? id = null;
        while (scan.ReadKey())
        {
            switch (scan.Text())
            {
                case "id":
                    scan.Read();
                    id = scan.Token == JsonTokenType.String ? scan.Text() : scan.Token == JsonTokenType.Number ? System.Text.Encoding.UTF8.GetString(scan.Reader.ValueSpan) : null;
                    scan.Skip();
                    break;
                case "epoch":
                    scan.Read();
                    var epoch = 0L;
                    sample = scan.Token == JsonTokenType.Number && scan.Reader.TryGetInt64(out epoch) && epoch > 0 ? sample with { Epoch = epoch } : throw Unfit(place, "a sample's \"epoch\" must be a whole number from 1");
                    break;
                case "scores":
                    ReadPart(ref scan, node => InspectScores.Read(node, scores, withTexts, (rubric, reason) => Keep(texts, rubric, reason)));
                    break;
                case "score":
                    ReadPart(ref scan, node => InspectScores.Add(InspectScores.Unnamed, node, scores, withTexts, (rubric, reason) => Keep(texts, rubric, reason)));
                    break;
                case "error":
                    sample = sample with { Error = ReadError(ref scan) };
                    break;
                case "invalidation":
                    scan.Read();
                    sample = sample with { IsInvalid = scan.Token == JsonTokenType.StartObject };
                    scan.Skip();
                    break;
                case "input" when texts is not null:
                    ReadPart(ref scan, node => early!.Describe(texts, MessageText.Of(node), null));
                    break;
                case "target" when texts is not null:
                    ReadPart(ref scan, node => early!.Describe(texts, null, MessageText.Of(node)));
                    break;
                case "input" or "target" or "output" when early is not null && texts is null && !withTexts:
                    early.Miss(1);
                    scan.Read();
                    scan.Skip();
                    break;
                case "output" when withTexts || texts is not null:
                    var output = ReadOutput(ref scan);
                    sample = sample with { Output = withTexts ? InspectScores.Cut(output) : null };
                    if (texts is not null)
                    {
                        early!.Said(texts, output);
                    }

                    break;
                default:
                    scan.Read();
                    scan.Skip();
                    break;
            }
        }

        // A letter or word that says passed means it whatever the rules are; a number may be one of any scale.
        if (texts is not null && !withTexts && sample.Error is null && scores.Count > 0 && scores.TrueForAll(s => s is { Number: 1, IsNumeric: false }))
        {
            early!.Passed(texts);
        }

        texts = texts is { Held: > 0 } ? texts : null;

        _samples.Add(id is { Length: > 0 } ? sample with { Id = id, Scores = scores.ToArray(), Texts = texts } : throw Unfit(place, "this sample has no usable \"id\""));
    }

    private void Keep(ItemTexts? texts, string rubric, string? reason)
    {
        if (texts is not null)
        {
            early!.Reason(texts, rubric, reason);
        }
        else if (reason is { Length: > 0 })
        {
            early?.Miss(1);
        }
    }

    private static void ReadPart(ref JsonScan scan, Action<JsonNode> read)
    {
        if (scan.ReadWhole(out var bytes, out var offset))
        {
            var mark = new PlaceMark(scan.Source, offset);
            using var tree = SpanMath.Parse(bytes, mark.Place);
            if (tree.Root.Kind != JsonKind.Null)
            {
                read(tree.Root);
            }
        }
    }

    /// <summary>The message of an error: its own key, or, in summaries, the text itself.</summary>
    private static string? ReadError(ref JsonScan scan)
    {
        string? message = null;
        scan.Read();
        if (scan.Token == JsonTokenType.String)
        {
            return InspectScores.Cut(scan.Text());
        }

        if (scan.Token != JsonTokenType.StartObject)
        {
            scan.Skip();
            return null;
        }

        while (scan.ReadKey())
        {
            var isMessage = scan.Text() == "message";
            scan.Read();
            message = isMessage && scan.Token == JsonTokenType.String ? scan.Text() : message;
            scan.Skip();
        }

        return InspectScores.Cut(message) ?? "";
    }

    /// <summary>The text that the model gave: as it is told as a whole, else that of its first choice.</summary>
    private static string? ReadOutput(ref JsonScan scan)
    {
        string? completion = null;
        string? choice = null;
        scan.Read();
        if (scan.Token != JsonTokenType.StartObject)
        {
            scan.Skip();
            return null;
        }

        while (scan.ReadKey())
        {
            switch (scan.Text())
            {
                case "completion":
                    scan.Read();
                    completion = scan.Token == JsonTokenType.String ? scan.Text() : null;
                    scan.Skip();
                    break;
                case "choices":
                    ReadPart(ref scan, node => choice = node.ToArray() is [var first, ..] ? MessageText.Of(first["message"u8]) : null);
                    break;
                default:
                    scan.Read();
                    scan.Skip();
                    break;
            }
        }

        return completion is { Length: > 0 } ? completion : choice ?? completion;
    }

    private static UnfitSourceException Unfit(SourceSpan place, string message) => new(new Problem(place, Codes.Importing.EvaluationUnfit, message));
}
