using System.Globalization;

namespace StaticTracker.Commands;

/// <summary>Numbers with their nouns, for lines that people read.</summary>
internal static class Count
{
    /// <summary>"1 module", "20 modules".</summary>
    public static string Of(long n, string noun) => string.Create(CultureInfo.InvariantCulture, $"{n:N0} {noun}{(n == 1 ? "" : "s")}");

    /// <summary>Bytes in the unit that fits: "14.2 MB".</summary>
    public static string Bytes(long n) => n switch
    {
        < 10_000 => string.Create(CultureInfo.InvariantCulture, $"{n} bytes"),
        < 10_000_000 => string.Create(CultureInfo.InvariantCulture, $"{n / 1000.0:F0} KB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{n / 1e6:F1} MB"),
    };
}
