using System.Text.Json;
using StaticTracker.Diagnostics;
using StaticTracker.Json;
using StaticTracker.Modules;

namespace StaticTracker.Importing;

/// <summary>An Inspect log as it is read: its head in one or several texts, and its samples.</summary>
internal sealed class InspectLog(InspectSamples samples)
{
    private readonly Dictionary<string, Usage> _usage = new(StringComparer.Ordinal);

    public InspectSamples Samples => samples;

    public InspectSpec? Spec { get; private set; }

    public InspectResults Results { get; private set; } = InspectResults.None;

    /// <summary>As it is written: started, success, cancelled or error.</summary>
    public string? Status { get; private set; }

    public StatedNumber? Version { get; private set; }

    public bool IsInvalidated { get; private set; }

    /// <summary>What the model under test used, as far as the log tells it apart from the models that judged.</summary>
    public Usage? Usage => Spec?.Model is { } model ? _usage.GetValueOrDefault(model) : null;

    /// <summary>There is only what was written when the run began.</summary>
    public void MarkUnfinished() => Status ??= "started";

    /// <summary>Reads a text that is a log, or the head of one.</summary>
    public void Read(SourceText text)
    {
        var scan = new JsonScan(text);
        scan.Read();
        if (scan.Token != JsonTokenType.StartObject)
        {
            throw new UnfitSourceException(new Problem(scan.Place, Codes.Importing.EvaluationUnfit, "the head of a log must be an object"));
        }

        while (scan.ReadKey())
        {
            ReadMember(ref scan, scan.Text());
        }

        while (scan.Read())
        {
            // Nothing may follow; the reader itself refuses what does.
        }
    }

    private void ReadMember(ref JsonScan scan, string key)
    {
        switch (key)
        {
            case "version":
                scan.Read();
                Version = scan.Token == JsonTokenType.Number ? scan.Number(new NameCache()) : new StatedNumber("?", null, scan.Place);
                scan.Skip();
                break;
            case "status":
                scan.Read();
                Status = scan.Token == JsonTokenType.String ? scan.Text() : null;
                scan.Skip();
                break;
            case "invalidated":
                scan.Read();
                IsInvalidated = scan.Token == JsonTokenType.True;
                scan.Skip();
                break;
            case "eval" or "plan" or "results" or "stats":
                ReadPart(ref scan, key);
                break;
            case "samples":
                scan.Read();
                if (scan.Token == JsonTokenType.StartArray)
                {
                    samples.ReadArray(ref scan);
                }
                else
                {
                    scan.Skip();
                }

                break;
            default:
                scan.Read();
                scan.Skip();
                break;
        }
    }

    private void ReadPart(ref JsonScan scan, string key)
    {
        if (!scan.ReadWhole(out var bytes, out var offset))
        {
            return;
        }

        var place = scan.PlaceAt(offset);
        using var tree = SpanMath.Parse(bytes, () => place);
        switch (key)
        {
            case "eval":
                Spec = InspectSpec.Of(tree.Root, place);
                break;
            case "plan" when Spec is not null:
                Spec = Spec.WithPlan(tree.Root["config"u8]);
                break;
            case "results":
                Results = InspectResults.Of(tree.Root, place);
                break;
            case "stats":
                ReadUsage(tree.Root["model_usage"u8]);
                break;
        }
    }

    /// <summary>Tokens by model. What went in is told in parts where some of it came from a provider's cache: the total tells whether they are parts.</summary>
    private void ReadUsage(JsonNode models)
    {
        foreach (var member in models.Members)
        {
            var (input, output, total) = (CountOf(member.Value["input_tokens"u8]), CountOf(member.Value["output_tokens"u8]), CountOf(member.Value["total_tokens"u8]));
            var cached = (CountOf(member.Value["input_tokens_cache_read"u8]) ?? 0) + (CountOf(member.Value["input_tokens_cache_write"u8]) ?? 0);
            var whole = input + cached + output == total ? input + cached : input;
            var cost = member.Value["total_cost"u8].AsDecimal() is >= 0 and { } usd ? ScoreTally.Trim(usd) : (decimal?)null;
            if (whole is not null || output is not null || cost is not null)
            {
                _usage[member.Name] = new Usage { TokensIn = whole, TokensOut = output, CostUsd = cost };
            }
        }
    }

    private static long? CountOf(JsonNode node) => node.AsInteger() is >= 0 and <= 1_000_000_000_000_000 and { } count ? count : null;
}
