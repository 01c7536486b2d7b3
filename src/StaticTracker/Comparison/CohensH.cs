namespace StaticTracker.Comparison;

/// <summary>
/// The size of a difference of two rates, on a scale where equal sizes are equally hard to see: 0.2 small, 0.5 medium, 0.8 large. Cohen, J. (1988):
/// Statistical Power Analysis for the Behavioral Sciences, 2nd ed., chapter 6.
/// </summary>
public static class CohensH
{
    /// <summary>After against before, both 0–1; positive where it rose.</summary>
    public static double Of(double before, double after) => Angle(after) - Angle(before);

    internal static double Angle(double rate) => 2 * Math.Asin(Math.Sqrt(rate));

    internal static double Rate(double angle) => Math.Pow(Math.Sin(Math.Clamp(angle, 0, Math.PI) / 2), 2);
}
