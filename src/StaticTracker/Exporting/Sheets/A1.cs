namespace StaticTracker.Exporting.Sheets;

/// <summary>How the API names places of a sheet.</summary>
internal static class A1
{
    /// <summary>A, B … Z, AA …; from 1.</summary>
    public static string Column(int number)
    {
        var name = "";
        for (var rest = number; rest > 0; rest = (rest - 1) / 26)
        {
            name = (char)('A' + ((rest - 1) % 26)) + name;
        }

        return name;
    }

    /// <summary>A range of a sheet, whose title stands in quotes, quotes in it doubled.</summary>
    public static string Range(string sheet, string cells) => $"'{sheet.Replace("'", "''", StringComparison.Ordinal)}'!{cells}";
}
