using StaticTracker.Modules;

namespace StaticTracker.Storage;

/// <summary>Rates in percent below which a rubric is weak, by how urgent that is.</summary>
public sealed record WeakThresholds(decimal High, decimal Medium, decimal Low)
{
    public static readonly WeakThresholds Default = new(50, 70, 85);

    /// <summary>The rate from which on a rubric is not weak.</summary>
    public decimal Weak => Math.Max(High, Math.Max(Medium, Low));

    /// <summary>A rate as text, with as many decimals as it takes to see on which side of each threshold its exact value is.</summary>
    public string TextOf(decimal rate, decimal exact) => Rate.TextHeld(rate, exact, High, Medium, Low);

    /// <summary>high, medium or low by the exact rate; null: a rubric of this rate is not weak.</summary>
    public string? PriorityOf(decimal rate) => rate < High ? "high" : rate < Medium ? "medium" : rate < Low ? "low" : null;
}
