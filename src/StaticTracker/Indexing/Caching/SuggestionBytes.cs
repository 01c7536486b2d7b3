using StaticTracker.Comparison;
using StaticTracker.Modules;
using StaticTracker.Phrasing;
using StaticTracker.Storage.Binary;
using StaticTracker.Suggestions;

namespace StaticTracker.Indexing.Caching;

/// <summary>Listed suggestions as bytes: for the cache of rows, and for the keys of what is made from them. Each begins with its version and the length of the rest, so that who asks for one version's need not take the others apart.</summary>
internal static class SuggestionBytes
{
    public static void Write(ByteWriter output, IReadOnlyList<SuggestionEntry> entries)
    {
        var rest = new ByteWriter();
        foreach (var entry in entries)
        {
            rest.Clear();
            Write(rest, entry);
            output.Text(entry.Suggestion.Version.Text);
            output.Unsigned((ulong)rest.Written.Length);
            output.Raw(rest.Written);
        }
    }

    /// <param name="input">The suggestions.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="only">The version whose suggestions are wanted; null: all.</param>
    public static List<SuggestionEntry> Read(ByteReader input, int count, PromptVersion? only)
    {
        var entries = new List<SuggestionEntry>(only is null ? count : 0);
        for (; count > 0; count--)
        {
            var version = PromptVersion.Parse(input.Text());
            var length = input.Count();
            if (only is null || version == only)
            {
                entries.Add(ReadEntry(ref input, version));
            }
            else
            {
                input.At += length;
            }
        }

        return entries;
    }

    private static void Write(ByteWriter output, SuggestionEntry entry)
    {
        output.Text(entry.Id);
        Write(output, entry.Suggestion);
        output.OptionalText(entry.RubricName);
        PhraseBytes.WriteOptional(output, entry.NoEffect);
        output.Unsigned((ulong)entry.Effects.Count);
        foreach (var effect in entry.Effects)
        {
            Write(output, effect);
        }
    }

    private static SuggestionEntry ReadEntry(ref ByteReader input, PromptVersion version)
    {
        var entry = new SuggestionEntry(input.Text(), ReadSuggestion(ref input, version)) { RubricName = input.OptionalText(), NoEffect = PhraseBytes.ReadOptional(ref input) };
        var effects = input.Count() is > 0 and var many ? new SuggestionEffect[many] : [];
        for (var i = 0; i < effects.Length; i++)
        {
            effects[i] = ReadEffect(ref input);
        }

        return entry with { Effects = effects };
    }

    private static void Write(ByteWriter output, Suggestion s)
    {
        output.OptionalText(s.Id);
        output.OptionalText(s.Rubric);
        output.OptionalText(s.Issue);
        output.Text(s.Text);
        output.OptionalText(s.Priority);
        output.Text(s.Status);
        output.OptionalText(s.AppliedIn?.Text);
        output.OptionalText(s.Reason);
        output.OptionalText(s.SupersededBy);
    }

    private static Suggestion ReadSuggestion(ref ByteReader input, PromptVersion version) => new()
    {
        // Members are set in the order they are written here, which is that of the bytes.
        Id = input.OptionalText(),
        Version = version,
        Rubric = input.OptionalText(),
        Issue = input.OptionalText(),
        Text = input.Text(),
        Priority = input.OptionalText(),
        Status = input.Text(),
        AppliedIn = input.OptionalText() is { } applied ? PromptVersion.Parse(applied) : null,
        Reason = input.OptionalText(),
        SupersededBy = input.OptionalText(),
    };

    private static void Write(ByteWriter output, SuggestionEffect e)
    {
        output.Text(e.Model);
        output.OptionalText(e.Dataset);
        output.OptionalText(e.DatasetVersion);
        output.Text(e.Before);
        output.Text(e.After);
        Write(output, e.Was);
        Write(output, e.Is);
        output.OptionalDecimal(e.ChangeOfPairs);
        output.Byte((byte)e.Word);
        PhraseBytes.WriteOptional(output, e.Reason);
        output.OptionalReal(e.Interval?.Low);
        output.OptionalReal(e.Interval?.High);
        output.OptionalReal(e.Level);
        output.OptionalReal(e.P);
        output.OptionalReal(e.AdjustedP);
        output.OptionalSigned(e.Method is { } method ? (long)method : null);
        output.OptionalSigned(e.N);
        output.OptionalSigned(e.PairsWorse);
        output.OptionalSigned(e.PairsBetter);
        output.Unsigned((ulong)e.Family);
        output.Unsigned((ulong)e.Cautions.Count);
        foreach (var caution in e.Cautions)
        {
            PhraseBytes.Write(output, caution);
        }
    }

    private static SuggestionEffect ReadEffect(ref ByteReader input)
    {
        var effect = new SuggestionEffect
        {
            Model = input.Text(),
            Dataset = input.OptionalText(),
            DatasetVersion = input.OptionalText(),
            Before = input.Text(),
            After = input.Text(),
            Was = ReadSide(ref input),
            Is = ReadSide(ref input),
            ChangeOfPairs = input.OptionalDecimal(),
            Word = (ComparisonWord)input.Byte(),
            Reason = PhraseBytes.ReadOptional(ref input),
            Interval = (input.OptionalReal(), input.OptionalReal()) is ({ } low, { } high) ? new Interval(low, high) : null,
            Level = input.OptionalReal() ?? 0,
            P = input.OptionalReal(),
            AdjustedP = input.OptionalReal(),
            Method = input.OptionalSigned() is { } method ? (ComparisonMethod)method : null,
            N = input.OptionalSigned(),
            PairsWorse = input.OptionalSigned(),
            PairsBetter = input.OptionalSigned(),
            Family = input.Count(),
        };
        var cautions = input.Count() is > 0 and var count ? new Phrase[count] : [];
        for (var i = 0; i < cautions.Length; i++)
        {
            cautions[i] = PhraseBytes.Read(ref input);
        }

        return effect with { Cautions = cautions };
    }

    private static void Write(ByteWriter output, EffectSide side)
    {
        output.OptionalDecimal(side.Rate);
        output.OptionalSigned(side.Pass);
        output.OptionalSigned(side.Fail);
    }

    private static EffectSide ReadSide(ref ByteReader input) => new(input.OptionalDecimal(), input.OptionalSigned(), input.OptionalSigned());
}
