namespace StaticTracker.JsonSchema;

/// <summary>"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum" and "multipleOf".</summary>
internal sealed class NumberRules
{
    public NumberBound? Minimum { get; set; }

    public NumberBound? Maximum { get; set; }

    public NumberBound? ExclusiveMinimum { get; set; }

    public NumberBound? ExclusiveMaximum { get; set; }

    public NumberBound? MultipleOf { get; set; }

    /// <summary>Whether there is more than a minimum and a maximum.</summary>
    public bool IsUncommon => ExclusiveMinimum is not null || ExclusiveMaximum is not null || MultipleOf is not null;
}
