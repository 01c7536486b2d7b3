using StaticTracker.Mapping;

namespace StaticTracker.Importing;

/// <summary>What a reader is to know beside the text: the rules that fit the file, and what was asked for.</summary>
internal sealed record ReadContext(FileRules Rules, bool KeepVerdicts, PassMarks? Marks)
{
    public static readonly ReadContext Plain = new(FileRules.None, true, null);

    /// <summary>Where texts of items go; null: nobody wants them.</summary>
    public TextKeeping? Texts { get; init; }

    /// <summary>Where texts go of what is kept item by item; null: nobody wants them.</summary>
    public TextKeeping? WantedTexts => KeepVerdicts ? Texts : null;

    /// <summary>What lies beside the file; null: nothing is looked for.</summary>
    public SiblingFiles? Siblings { get; init; }

    /// <summary>What a score means: as the rules say, else as the format has it; pass marks that were asked for are the last word.</summary>
    public ScoreSpec ScoreOf(RunRules rules, string name, ScoreSpec ofFormat)
    {
        var spec = rules.ScoreOf(name) is not { } ruled ? ofFormat : ruled with
        {
            LowerIsBetter = ruled.LowerIsBetter ?? ofFormat.LowerIsBetter,
            Min = ruled.Min ?? ofFormat.Min,
            Max = ruled.Max ?? ofFormat.Max,
            Errors = ruled.Errors.Count > 0 ? ruled.Errors : ofFormat.Errors,
            PassMark = ruled.PassMark ?? ofFormat.PassMark,
        };
        return Marks is { } marks ? spec with { PassMark = marks.Of(name, spec.PassMark) } : spec;
    }
}
