namespace StaticTracker.Diagnostics;

/// <summary>What the program tells its caller (design: a crash never reads as a regression).</summary>
public static class ExitCode
{
    public const int Fine = 0;
    public const int Problems = 1;
    public const int Misuse = 2;
    public const int NotEnoughEvidence = 3;
    public const int InternalError = 70;
}
