using System.Text.Json;
using StaticTracker.Diagnostics;
using StaticTracker.Json;

namespace StaticTracker.Importing;

/// <summary>A promptfoo file as it is read: its rows by prompt and provider, and what stands around them. Rows are read one at a time.</summary>
internal sealed class PromptfooDocument(ReadContext context)
{
    private readonly List<PromptfooPrompt> _prompts = [];
    private readonly NameCache _names = new();

    public PromptfooRows Rows { get; } = new(context);

    /// <summary>What it states of its prompts, by their positions.</summary>
    public IReadOnlyList<PromptfooPrompt> Prompts => _prompts;

    public PromptfooStats? Stats { get; private set; }

    public string? EvalId { get; private set; }

    public string? ShareUrl { get; private set; }

    public (string Text, SourceSpan Span)? Timestamp { get; private set; }

    public StatedNumber? Version { get; private set; }

    /// <summary>Whether it is rows alone.</summary>
    public bool IsLines { get; private set; }

    /// <summary>The configured providers: how many, and the only one.</summary>
    public (int Count, string? Only, SourceSpan Span) Providers { get; private set; }

    /// <summary>How many columns the table of an older version has: one for each prompt and provider.</summary>
    public long? Columns { get; private set; }

    public void Read(SourceText text)
    {
        IsLines = AreRows(text);
        ReadDocument(text, IsLines);
    }

    /// <summary>Whether the text is lines of rows (or an array of them), not one document.</summary>
    private static bool AreRows(SourceText text)
    {
        var reader = new Utf8JsonReader(text.Window, text.IsAtEnd, new JsonReaderState(new JsonReaderOptions { MaxDepth = JsonTree.DefaultMaxDepth, AllowMultipleValues = true }));
        reader.Read();
        if (reader.TokenType == JsonTokenType.StartArray)
        {
            return true;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("promptIdx"u8))
            {
                return true;
            }

            if (!reader.Read() || !reader.TrySkip())
            {
                break;
            }
        }

        return false;
    }

    private void ReadDocument(SourceText text, bool isLines)
    {
        text.HasManyValues = isLines;
        var scan = new JsonScan(text, allowMany: isLines);
        if (isLines && text.Window[text.Window.IndexOfAnyExcept(" \t\r\n"u8)] != '[')
        {
            ReadRows(ref scan);
            return;
        }

        scan.Read();
        if (isLines)
        {
            ReadRows(ref scan);
        }
        else
        {
            ReadTop(ref scan);
        }

        while (scan.Read())
        {
            // Nothing may follow; the reader itself refuses what does.
        }
    }

    private void ReadTop(ref JsonScan scan)
    {
        var seen = new HashSet<string>(8, StringComparer.Ordinal);
        while (scan.ReadKey())
        {
            switch (Once(seen, ref scan))
            {
                case "evalId":
                    EvalId = TextBehind(ref scan)?.Text;
                    break;
                case "shareableUrl":
                    ShareUrl = TextBehind(ref scan)?.Text;
                    break;
                case "version":
                    Version ??= NumberBehind(ref scan);
                    break;
                case "createdAt":
                    Timestamp ??= TextBehind(ref scan);
                    break;
                case "stats":
                    ReadStats(ref scan);
                    break;
                case "config":
                    ReadConfig(ref scan);
                    break;
                case "table":
                    ReadTable(ref scan);
                    break;
                case "results":
                    scan.Read();
                    ReadResults(ref scan);
                    break;
                default:
                    scan.Read();
                    scan.Skip();
                    break;
            }
        }
    }

    /// <summary>What stands behind "results": an object (version 2 and later), or the rows themselves (version 1).</summary>
    private void ReadResults(ref JsonScan scan)
    {
        if (scan.Token == JsonTokenType.StartArray)
        {
            ReadRows(ref scan);
            return;
        }

        if (scan.Token != JsonTokenType.StartObject)
        {
            scan.Skip();
            return;
        }

        var seen = new HashSet<string>(8, StringComparer.Ordinal);
        while (scan.ReadKey())
        {
            switch (Once(seen, ref scan))
            {
                case "version":
                    Version = NumberBehind(ref scan);
                    break;
                case "timestamp":
                    Timestamp = TextBehind(ref scan) ?? Timestamp;
                    break;
                case "prompts":
                    ReadPrompts(ref scan);
                    break;
                case "results":
                    scan.Read();
                    ReadRows(ref scan);
                    break;
                case "stats":
                    ReadStats(ref scan);
                    break;
                case "table":
                    ReadTable(ref scan);
                    break;
                default:
                    scan.Read();
                    scan.Skip();
                    break;
            }
        }
    }

    /// <summary>Reads to the end of the array that the scan has just entered, or of lines.</summary>
    private void ReadRows(ref JsonScan scan)
    {
        if (scan.Token is not (JsonTokenType.StartArray or JsonTokenType.None))
        {
            scan.Skip();
            return;
        }

        while (scan.ReadWhole(out var bytes, out var offset))
        {
            var at = new PlaceMark(scan.Source, offset);
            using var tree = SpanMath.Parse(bytes, at.Place);
            Rows.Add(tree.Root, at.Place);
        }
    }

    private void ReadPrompts(ref JsonScan scan)
    {
        scan.Read();
        if (scan.Token != JsonTokenType.StartArray)
        {
            scan.Skip();
            return;
        }

        while (scan.ReadWhole(out var bytes, out var offset))
        {
            using var tree = SpanMath.Parse(bytes, new PlaceMark(scan.Source, offset).Place);
            _prompts.Add(PromptfooPrompt.Of(tree.Root));
        }
    }

    private void ReadStats(ref JsonScan scan)
    {
        if (scan.ReadWhole(out var bytes, out var offset))
        {
            var place = scan.PlaceAt(offset);
            using var tree = SpanMath.Parse(bytes, () => place);
            Stats = PromptfooStats.Of(tree.Root, place);
        }
    }

    /// <summary>The providers of the configuration; everything else in it may be as large as the results, and is passed over.</summary>
    private void ReadConfig(ref JsonScan scan)
    {
        scan.Read();
        if (scan.Token != JsonTokenType.StartObject)
        {
            scan.Skip();
            return;
        }

        while (scan.ReadKey())
        {
            if (!scan.Reader.ValueTextEquals("providers"u8))
            {
                scan.Read();
                scan.Skip();
            }
            else if (scan.ReadWhole(out var bytes, out var offset))
            {
                var place = scan.PlaceAt(offset);
                using var tree = SpanMath.Parse(bytes, () => place);
                Providers = PromptfooProviders.Of(tree.Root) is var (count, only) ? (count, only, place) : default;
            }
        }
    }

    /// <summary>The head of an older version's table; its body repeats the rows.</summary>
    private void ReadTable(ref JsonScan scan)
    {
        scan.Read();
        if (scan.Token != JsonTokenType.StartObject)
        {
            scan.Skip();
            return;
        }

        while (scan.ReadKey())
        {
            if (!scan.Reader.ValueTextEquals("head"u8))
            {
                scan.Read();
                scan.Skip();
            }
            else if (scan.ReadWhole(out var bytes, out var offset))
            {
                using var tree = SpanMath.Parse(bytes, new PlaceMark(scan.Source, offset).Place);
                Columns = tree.Root["prompts"u8] is { Kind: JsonKind.Array } prompts ? prompts.Count : null;
            }
        }
    }

    private StatedNumber? NumberBehind(ref JsonScan scan)
    {
        scan.Read();
        var number = scan.Token == JsonTokenType.Number ? scan.Number(_names) : null;
        scan.Skip();
        return number;
    }

    private static (string Text, SourceSpan Span)? TextBehind(ref JsonScan scan)
    {
        scan.Read();
        if (scan.Token == JsonTokenType.String)
        {
            return (scan.Text(), scan.Place);
        }

        scan.Skip();
        return null;
    }

    private static string Once(HashSet<string> seen, ref JsonScan scan)
    {
        var key = scan.Text();
        return seen.Add(key) ? key
            : throw new UnfitSourceException(new Problem(scan.Place, Codes.Reading.DuplicateKey, $"the key \"{key}\" stands twice in one object", "keep one of them"));
    }
}
