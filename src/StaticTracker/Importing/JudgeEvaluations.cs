using System.Buffers.Binary;
using System.Text.Json;
using StaticTracker.Diagnostics;
using StaticTracker.Mapping;
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
    private readonly EvaluationPattern _pattern = new();
    private readonly LabelTally _errorKinds = new();
    private readonly LabelTally _failureKinds = new();
    private RunRules _rules = RunRules.None;
    private bool _keepVerdicts;
    private RunTexts? _texts;
    private Offered _offered;

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
        Texts = Reasoning | Input | Expected | Output,
    }

    /// <summary>Verdicts that are neither pass nor fail, in the order of their first appearance.</summary>
    public IReadOnlyList<WordCount> OtherWords => _otherWords.Count == 0 ? [] : [.. _otherWords];

    /// <summary>Errors by label.</summary>
    public IReadOnlyList<KeyValuePair<string, long>> ErrorKinds => _errorKinds.Sorted();

    /// <summary>Failures by label: words that a rule calls failures.</summary>
    public IReadOnlyList<KeyValuePair<string, long>> FailureKinds => _failureKinds.Sorted();

    /// <summary>Begins anew; <paramref name="texts"/> is given what stands beside the verdicts, where somebody wants it.</summary>
    public void Start(bool keepVerdicts, FileRules rules, RunTexts? texts)
    {
        _texts = texts;
        _keepVerdicts = keepVerdicts;
        _rules = rules.IsEmpty ? RunRules.None : rules.Apply(RunFacts.None);
        _errorKinds.Clear();
        _failureKinds.Clear();
        _otherWords.Clear();
        _pattern.Clear();
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
            if (_pattern.IsReady)
            {
                Follow(ref scan);
            }
        }
    }

    /// <summary>A value of an evaluation that may turn out to be sound; false where it is for the strict reader.</summary>
    internal bool Offer(int part, ReadOnlySpan<byte> value, int offset)
    {
        switch ((Key)part)
        {
            case Key.SampleId:
                _offered.ItemStart = offset;
                _offered.ItemLength = value.Length;
                return value.Length > 0;
            case Key.RubricId:
                _offered.RubricStart = offset;
                _offered.RubricLength = value.Length;
                return value.Length > 0 && !value.SequenceEqual("*"u8);
            case Key.Verdict:
                _offered.Letter = LetterOf(value);
                return _offered.Letter != 0;
            default:
                return true;
        }
    }

    /// <summary>The evaluation offered last is sound to its end.</summary>
    internal void TakeOffered(ReadOnlySpan<byte> text)
    {
        var item = _keepVerdicts ? tally.Item(text.Slice(_offered.ItemStart, _offered.ItemLength)) : -1;
        tally.Add(item, tally.Rubric(text.Slice(_offered.RubricStart, _offered.RubricLength)), _offered.Letter);
    }

    private void Follow(ref JsonScan scan)
    {
        var end = scan.TokenEnd;
        var leapt = _pattern.Follow(scan.Window, end, this);
        if (leapt > end)
        {
            _pattern.MovedTo(leapt);
            scan.LeapTo(leapt);
        }
    }

    private void ReadOne(ref JsonScan scan)
    {
        var seen = Key.None;
        var (item, rubric, letter) = (-1, 0, (byte)0);
        var texts = default(Texts);
        _pattern.Begin();
        if (!scan.IsWhole || _texts is not null)
        {
            _pattern.Spoil();
        }

        while (scan.Read() && scan.Reader.TokenType == JsonTokenType.PropertyName)
        {
            var key = KeyOf(ref scan);
            if ((seen & key) != 0)
            {
                throw new UnfitSourceException(new Problem(scan.Place, Codes.Reading.DuplicateKey, $"the key \"{scan.Text()}\" stands twice in one object", "keep one of them"));
            }

            seen |= key;
            if (_texts is not null && (key & Key.Texts) != 0)
            {
                texts.Take(key, TextBehind(ref scan));
                continue;
            }

            scan.Read();
            Note(ref scan, key);
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
        _pattern.End(scan.TokenEnd);
        if (_texts is not null)
        {
            _texts.Describe(item, texts.Input, texts.Expected, []);
            _texts.Said(item, texts.Output, _texts.Judged(item, tally.NameOfRubric(rubric), (char)letter, texts.Reasoning));
        }
    }

    /// <summary>A text, or another value as it stands; null where there is none.</summary>
    private static string? TextBehind(ref JsonScan scan)
    {
        scan.ReadWhole(out var value, out _);
        return scan.Token switch
        {
            JsonTokenType.String => scan.Text(),
            JsonTokenType.Null => null,
            _ => System.Text.Encoding.UTF8.GetString(value.Span),
        };
    }

    /// <summary>Tells the pattern of the value at hand; only texts and whole numbers repeat in a form that can be told by their bytes.</summary>
    private void Note(ref JsonScan scan, Key key)
    {
        var part = (int)(key & Key.Needed);
        if (scan.Token == JsonTokenType.String)
        {
            _pattern.Note(part, scan.TokenStart + 1, scan.Reader.ValueSpan.Length, isText: true);
        }
        else if (scan.Token == JsonTokenType.Number && scan.Reader.ValueSpan.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0)
        {
            _pattern.Note(part, scan.TokenStart, scan.Reader.ValueSpan.Length, isText: false);
        }
        else
        {
            _pattern.Spoil();
        }
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

    /// <summary>The letter of a plain verdict; 0 for anything else.</summary>
    private static byte LetterOf(ReadOnlySpan<byte> word)
    {
        if (word.Length != 4)
        {
            return 0;
        }

        var lower = BinaryPrimitives.ReadUInt32LittleEndian(word) | LowerCase;
        return lower == Pass ? (byte)'P' : lower == Fail ? (byte)'F' : (byte)0;
    }

    private byte LetterOf(ref JsonScan scan)
    {
        var letter = scan.Token == JsonTokenType.String ? LetterOf(scan.Reader.ValueSpan) : (byte)0;
        return letter != 0 ? letter : LetterOfText(ref scan);
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

        return OtherThanPassOrFail(word, place);
    }

    /// <summary>What a word means by the rules; else an error, which is told.</summary>
    private byte OtherThanPassOrFail(string word, SourceSpan place)
    {
        var label = LabelTally.Known(word);
        var (letter, newLabel) = _rules.LetterOf(word) is { } ruled ? (ruled, label) : _rules.Judge(new ResultFacts('E', null, word, null, label, null));
        if (letter == 'E')
        {
            _errorKinds.Add(newLabel ?? LabelTally.Unknown);
        }
        else if (letter == 'F' && newLabel is not null)
        {
            _failureKinds.Add(newLabel);
        }

        if (letter == 'E' && newLabel == label)
        {
            Note(word, place);
        }

        return (byte)letter;
    }

    private void Note(string spoken, SourceSpan place)
    {
        var word = CompactJson.Quote(spoken.Length > 40 ? spoken[..40] + "…" : spoken)[1..^1];
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
    }

    /// <summary>What stands beside a verdict.</summary>
    private struct Texts
    {
        public string? Input;
        public string? Expected;
        public string? Output;
        public string? Reasoning;

        public void Take(Key key, string? text)
        {
            Input = key == Key.Input ? text : Input;
            Expected = key == Key.Expected ? text : Expected;
            Output = key == Key.Output ? text : Output;
            Reasoning = key == Key.Reasoning ? text : Reasoning;
        }
    }

    /// <summary>Where the names of an evaluation stand that is not yet known to be sound.</summary>
    private struct Offered
    {
        public int ItemStart;
        public int ItemLength;
        public int RubricStart;
        public int RubricLength;
        public byte Letter;
    }
}
