using System.Text.Json;
using StaticTracker.Diagnostics;
using StaticTracker.Json;

namespace StaticTracker.Importing;

/// <summary>
/// Reads samples of Inspect token by token: transcripts, which may be hundreds of megabytes, are passed over. Also their summaries, which are the same without those.
/// </summary>
internal sealed class InspectSamples(bool withTexts)
{
    private readonly List<InspectSample> _samples = [];

    public IReadOnlyList<InspectSample> All => _samples;

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
                    ReadScores(ref scan, node => InspectScores.Read(node, scores, withTexts));
                    break;
                case "score":
                    ReadScores(ref scan, node => InspectScores.Add(InspectScores.Unnamed, node, scores, withTexts));
                    break;
                case "error":
                    sample = sample with { Error = ReadError(ref scan) };
                    break;
                case "invalidation":
                    scan.Read();
                    sample = sample with { IsInvalid = scan.Token == JsonTokenType.StartObject };
                    scan.Skip();
                    break;
                case "output" when withTexts:
                    sample = sample with { Output = ReadOutput(ref scan) };
                    break;
                default:
                    scan.Read();
                    scan.Skip();
                    break;
            }
        }

        _samples.Add(id is { Length: > 0 } ? sample with { Id = id, Scores = scores } : throw Unfit(place, "this sample has no usable \"id\""));
    }

    private static void ReadScores(ref JsonScan scan, Action<JsonNode> read)
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

    private static string? ReadOutput(ref JsonScan scan)
    {
        string? completion = null;
        scan.Read();
        if (scan.Token != JsonTokenType.StartObject)
        {
            scan.Skip();
            return null;
        }

        while (scan.ReadKey())
        {
            var isText = scan.Text() == "completion";
            scan.Read();
            completion = isText && scan.Token == JsonTokenType.String ? scan.Text() : completion;
            scan.Skip();
        }

        return InspectScores.Cut(completion);
    }

    private static UnfitSourceException Unfit(SourceSpan place, string message) => new(new Problem(place, Codes.Importing.EvaluationUnfit, message));
}
