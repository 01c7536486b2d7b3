using System.Buffers.Binary;
using System.Text.Json;
using StaticTracker.Diagnostics;
using StaticTracker.Storage;

namespace StaticTracker.Importing;

/// <summary>The evaluations of a judge file: one token at a time, without a string for any of them.</summary>
internal sealed class JudgeEvaluations(VerdictTally tally)
{
    private const int MostWordsTold = 20;
    private const uint LowerCase = 0x20202020;
    private const uint Pass = 0x73736170; // "pass", read little-endian
    private const uint Fail = 0x6C696166; // "fail"

    private readonly List<WordCount> _otherWords = [];
    private bool _keepVerdicts;

    [Flags]
    private enum Key
    {
        None = 0,
        SampleId = 1,
        RubricId = 2,
        Verdict = 4,
        Criterion = 8,
        Reasoning = 16,
        SampleIndex = 32,
        TokensUsed = 64,
        Input = 128,
        Expected = 256,
        Output = 512,
        Needed = SampleId | RubricId | Verdict,
    }

    /// <summary>Verdicts that are neither pass nor fail, in the order of their first appearance.</summary>
    public IReadOnlyList<WordCount> OtherWords => [.. _otherWords];

    public void Start(bool keepVerdicts)
    {
        _keepVerdicts = keepVerdicts;
        _otherWords.Clear();
    }

    /// <summary>Reads to the end of the array that the scan has just entered.</summary>
    public void Read(ref JsonScan scan)
    {
        while (scan.Read() && scan.Token != JsonTokenType.EndArray)
        {
            if (scan.Token != JsonTokenType.StartObject)
            {
                throw new UnfitSourceException(new Problem(scan.Place, Codes.Importing.EvaluationUnfit, "an evaluation must be an object"));
            }

            ReadOne(ref scan);
        }
    }

    private void ReadOne(ref JsonScan scan)
    {
        var seen = Key.None;
        var (item, rubric, letter) = (-1, 0, (byte)0);
        while (scan.Read() && scan.Reader.TokenType == JsonTokenType.PropertyName)
        {
            var key = KeyOf(ref scan);
            if ((seen & key) != 0)
            {
                throw new UnfitSourceException(new Problem(scan.Place, Codes.Reading.DuplicateKey, $"the key \"{scan.Text()}\" stands twice in one object", "keep one of them"));
            }

            seen |= key;
            scan.Read();
            switch (key)
            {
                case Key.SampleId:
                    item = ItemOf(ref scan);
                    break;
                case Key.RubricId:
                    rubric = RubricOf(ref scan);
                    break;
                case Key.Verdict:
                    letter = LetterOf(ref scan);
                    break;
                default:
                    if (scan.Reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                    {
                        scan.Skip();
                    }

                    break;
            }
        }

        if ((seen & Key.Needed) != Key.Needed)
        {
            throw Lacking(ref scan, seen);
        }

        tally.Add(item, rubric, letter);
    }

    private static UnfitSourceException Lacking(ref JsonScan scan, Key seen)
    {
        var lacking = (seen & Key.SampleId) == 0 ? "sample_id" : (seen & Key.RubricId) == 0 ? "rubric_id" : "verdict";
        return new UnfitSourceException(new Problem(scan.Place, Codes.Importing.EvaluationUnfit, $"the evaluation that ends here has no \"{lacking}\"", "each evaluation needs sample_id, rubric_id and verdict"));
    }

    private static Key KeyOf(ref JsonScan scan)
    {
        if (scan.Reader.ValueIsEscaped)
        {
            return ByName(System.Text.Encoding.UTF8.GetBytes(scan.Text()));
        }

        return ByName(scan.Reader.ValueSpan);
    }

    private static Key ByName(ReadOnlySpan<byte> name) => name.Length switch
    {
        5 => name.SequenceEqual("input"u8) ? Key.Input : Key.None,
        6 => name.SequenceEqual("output"u8) ? Key.Output : Key.None,
        7 => name.SequenceEqual("verdict"u8) ? Key.Verdict : Key.None,
        8 => name.SequenceEqual("expected"u8) ? Key.Expected : Key.None,
        9 => name.SequenceEqual("sample_id"u8) ? Key.SampleId : name.SequenceEqual("rubric_id"u8) ? Key.RubricId
            : name.SequenceEqual("reasoning"u8) ? Key.Reasoning : name.SequenceEqual("criterion"u8) ? Key.Criterion : Key.None,
        10 => name.SequenceEqual("sample_idx"u8) ? Key.SampleIndex : Key.None,
        11 => name.SequenceEqual("tokens_used"u8) ? Key.TokensUsed : Key.None,
        _ => Key.None,
    };

    private int ItemOf(ref JsonScan scan)
    {
        // Some data sets number their items: the digits are the name then.
        var isName = scan.Token is JsonTokenType.String or JsonTokenType.Number && scan.Reader.ValueSpan.Length > 0;
        return !isName ? throw Unfit(ref scan, "sample_id")
            : !_keepVerdicts ? -1
            : scan.Reader.ValueIsEscaped ? tally.Item(System.Text.Encoding.UTF8.GetBytes(scan.Text()))
            : tally.Item(scan.Reader.ValueSpan);
    }

    private int RubricOf(ref JsonScan scan)
    {
        if (scan.Token != JsonTokenType.String || scan.Reader.ValueSpan.Length == 0 || scan.Reader.ValueTextEquals("*"u8))
        {
            throw Unfit(ref scan, "rubric_id");
        }

        return scan.Reader.ValueIsEscaped ? tally.Rubric(System.Text.Encoding.UTF8.GetBytes(scan.Text())) : tally.Rubric(scan.Reader.ValueSpan);
    }

    private static UnfitSourceException Unfit(ref JsonScan scan, string key) =>
        new(new Problem(scan.Place, Codes.Importing.EvaluationUnfit, $"\"{key}\" must be a name", key == "rubric_id" ? "a text that is not empty and not '*'" : "a text that is not empty, or a number"));

    private byte LetterOf(ref JsonScan scan)
    {
        var word = scan.Reader.ValueSpan;
        if (word.Length == 4 && scan.Token == JsonTokenType.String)
        {
            var lower = BinaryPrimitives.ReadUInt32LittleEndian(word) | LowerCase;
            if (lower == Pass)
            {
                return (byte)'P';
            }

            if (lower == Fail)
            {
                return (byte)'F';
            }
        }

        return LetterOfText(ref scan);
    }

    private byte LetterOfText(ref JsonScan scan)
    {
        var place = scan.Place;
        var word = scan.Token switch
        {
            JsonTokenType.String => scan.Text(),
            JsonTokenType.Null => "null",
            _ => System.Text.Encoding.UTF8.GetString(scan.Reader.ValueSpan),
        };
        scan.Skip();
        if (word.Equals("pass", StringComparison.OrdinalIgnoreCase))
        {
            return (byte)'P';
        }

        if (word.Equals("fail", StringComparison.OrdinalIgnoreCase))
        {
            return (byte)'F';
        }

        word = CompactJson.Quote(word.Length > 40 ? word[..40] + "…" : word)[1..^1];
        var index = _otherWords.FindIndex(w => w.Word == word);
        if (index < 0 && _otherWords.Count == MostWordsTold)
        {
            // A judge that says something else each time: the rest is told together.
            word = "other words";
            index = _otherWords.FindIndex(w => w.Word == word);
        }

        if (index < 0)
        {
            _otherWords.Add(new WordCount(word, 1, place));
        }
        else
        {
            _otherWords[index] = _otherWords[index] with { Count = _otherWords[index].Count + 1 };
        }

        return (byte)'E';
    }
}
