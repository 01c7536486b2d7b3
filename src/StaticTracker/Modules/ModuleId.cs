namespace StaticTracker.Modules;

/// <summary>
/// A module's id, which is also its file name and its folder on the site: 1 to 64 lower-case ASCII letters, digits, '-' and '_',
/// starting with a letter or digit, and no name that Windows keeps for devices.
/// </summary>
public readonly record struct ModuleId : IComparable<ModuleId>
{
    public const int MaxLength = 64;

    public const string ValidValues = "1 to 64 lower-case letters a-z, digits, '-' and '_', starting with a letter or digit (for instance m01), and none that Windows keeps for devices (con, prn, aux, nul, com0-9, lpt0-9)";

    private ModuleId(string text) => Text = text;

    public string Text { get; }

    public static bool TryParse(string? text, out ModuleId id)
    {
        id = default;
        if (text is not { Length: > 0 and <= MaxLength } || !char.IsAsciiLetterOrDigit(text[0]) || IsReserved(text))
        {
            return false;
        }

        foreach (var c in text)
        {
            if (!char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c is not ('-' or '_'))
            {
                return false;
            }
        }

        id = new ModuleId(text);
        return true;
    }

    /// <exception cref="FormatException">The text is no module id.</exception>
    public static ModuleId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException($"'{text}' is no module id: valid are {ValidValues}.");

    /// <summary>Whether Windows keeps this name for a device, so that no checkout there could hold the file.</summary>
    public static bool IsReserved(string name) =>
        name.ToLowerInvariant() is "con" or "prn" or "aux" or "nul"
        || (name.Length == 4 && name[..3].ToLowerInvariant() is "com" or "lpt" && char.IsAsciiDigit(name[3]));

    public int CompareTo(ModuleId other) => NaturalOrder.Comparer.Compare(Text, other.Text);

    public override string ToString() => Text;

    public static bool operator <(ModuleId left, ModuleId right) => left.CompareTo(right) < 0;

    public static bool operator <=(ModuleId left, ModuleId right) => left.CompareTo(right) <= 0;

    public static bool operator >(ModuleId left, ModuleId right) => left.CompareTo(right) > 0;

    public static bool operator >=(ModuleId left, ModuleId right) => left.CompareTo(right) >= 0;
}
