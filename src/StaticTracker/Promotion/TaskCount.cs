namespace StaticTracker.Promotion;

/// <summary>On how many items both sides have verdicts, how many are asked for, and how many there are.</summary>
public sealed record TaskCount(int Judged, int Required, int Items);
