using StaticTracker.Comparison;
using StaticTracker.Storage.Binary;

namespace StaticTracker.Indexing.Caching;

/// <summary>A module's brief as bytes.</summary>
internal static class BriefBytes
{
    public static void Write(ByteWriter output, ModuleBrief brief)
    {
        output.Unsigned((ulong)brief.Rubrics.Count);
        foreach (var rubric in brief.Rubrics)
        {
            output.Text(rubric);
        }

        output.OptionalText(brief.Weakest);
        output.OptionalDecimal(brief.WeakestRate);
        output.OptionalText(brief.Before);
        output.OptionalText(brief.BeforeRun);
        output.OptionalDecimal(brief.Was);
        output.OptionalDecimal(brief.Is);
        output.OptionalDecimal(brief.ChangeOfPairs);
        output.OptionalSigned((long?)brief.Word);
        PhraseBytes.WriteOptional(output, brief.Reason);
    }

    public static ModuleBrief Read(ref ByteReader input)
    {
        var rubrics = input.Count() is > 0 and var count ? new string[count] : [];
        for (var i = 0; i < rubrics.Length; i++)
        {
            rubrics[i] = input.Text();
        }

        return new ModuleBrief
        {
            Rubrics = rubrics,
            Weakest = input.OptionalText(),
            WeakestRate = input.OptionalDecimal(),
            Before = input.OptionalText(),
            BeforeRun = input.OptionalText(),
            Was = input.OptionalDecimal(),
            Is = input.OptionalDecimal(),
            ChangeOfPairs = input.OptionalDecimal(),
            Word = (ComparisonWord?)input.OptionalSigned(),
            Reason = PhraseBytes.ReadOptional(ref input),
        };
    }
}
