namespace StaticTracker.Phrasing;

/// <summary>
/// Which form of a text a whole number takes in a language: the cardinal rules of Unicode CLDR 46 for whole numbers, for languages that dashboards are likely to be in. A language that is not
/// listed takes "one" for 1 and "other" for the rest; one can always do with "other" alone.
/// </summary>
public static class PluralRules
{
    /// <summary>The forms there are.</summary>
    public static readonly IReadOnlyList<string> Forms = ["zero", "one", "two", "few", "many", "other"];

    /// <param name="language">A tag such as <c>de</c> or <c>pt-BR</c>.</param>
    /// <param name="n">A number that is not negative.</param>
    public static string FormOf(string language, long n) => language.Split('-')[0].ToLowerInvariant() switch
    {
        "ja" or "zh" or "ko" or "th" or "vi" or "id" or "ms" or "my" or "lo" => "other",
        "fr" or "hy" => n is 0 or 1 ? "one" : Millions(n),
        "pt" => n is 1 || (n is 0 && !language.Equals("pt-PT", StringComparison.OrdinalIgnoreCase)) ? "one" : Millions(n),
        "es" or "it" or "ca" => n == 1 ? "one" : Millions(n),
        "hi" or "bn" or "fa" or "gu" or "kn" or "zu" or "am" => n is 0 or 1 ? "one" : "other",
        "ru" or "uk" or "be" => EastSlavic(n),
        "sr" or "hr" or "bs" => SouthSlavic(n),
        "pl" => n == 1 ? "one" : n % 10 is >= 2 and <= 4 && n % 100 is not (>= 12 and <= 14) ? "few" : "many",
        "cs" or "sk" => n == 1 ? "one" : n is >= 2 and <= 4 ? "few" : "other",
        "sl" => (n % 100) switch { 1 => "one", 2 => "two", 3 or 4 => "few", _ => "other" },
        "lt" => n % 10 == 1 && n % 100 is not (>= 11 and <= 19) ? "one" : n % 10 >= 2 && n % 100 is not (>= 11 and <= 19) ? "few" : "other",
        "lv" => n % 10 == 0 || n % 100 is >= 11 and <= 19 ? "zero" : n % 10 == 1 ? "one" : "other",
        "ro" => n == 1 ? "one" : n == 0 || n % 100 is >= 1 and <= 19 ? "few" : "other",
        "he" => n switch { 1 => "one", 2 => "two", _ => "other" },
        "ar" => Arabic(n),
        "ga" => n switch { 1 => "one", 2 => "two", >= 3 and <= 6 => "few", >= 7 and <= 10 => "many", _ => "other" },
        "is" or "mk" => n % 10 == 1 && n % 100 != 11 ? "one" : "other",
        _ => n == 1 ? "one" : "other",
    };

    private static string Millions(long n) => n != 0 && n % 1_000_000 == 0 ? "many" : "other";

    private static string EastSlavic(long n) => n % 10 == 1 && n % 100 != 11 ? "one" : n % 10 is >= 2 and <= 4 && n % 100 is not (>= 12 and <= 14) ? "few" : "many";

    private static string SouthSlavic(long n) => n % 10 == 1 && n % 100 != 11 ? "one" : n % 10 is >= 2 and <= 4 && n % 100 is not (>= 12 and <= 14) ? "few" : "other";

    private static string Arabic(long n) => n switch { 0 => "zero", 1 => "one", 2 => "two", _ => (n % 100) switch { >= 3 and <= 10 => "few", >= 11 => "many", _ => "other" } };
}
