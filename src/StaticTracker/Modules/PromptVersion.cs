namespace StaticTracker.Modules;

/// <summary>A prompt's version, such as <c>v3</c>; in natural order, so that v10 comes after v9.</summary>
public readonly record struct PromptVersion : IComparable<PromptVersion>
{
    public const int MaxLength = 64;

    public const string ValidValues = "1 to 64 letters, digits, '.', '-', '_' and '+', starting with a letter or digit (for instance v3)";

    private PromptVersion(string text) => Text = text;

    public string Text { get; }

    public static bool TryParse(string? text, out PromptVersion version)
    {
        version = default;
        if (text is not { Length: > 0 and <= MaxLength } || !char.IsAsciiLetterOrDigit(text[0]))
        {
            return false;
        }

        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('.' or '-' or '_' or '+'))
            {
                return false;
            }
        }

        version = new PromptVersion(text);
        return true;
    }

    /// <exception cref="FormatException">The text is no prompt version.</exception>
    public static PromptVersion Parse(string text) =>
        TryParse(text, out var version) ? version : throw new FormatException($"'{text}' is no prompt version: valid are {ValidValues}.");

    public int CompareTo(PromptVersion other) => NaturalOrder.Comparer.Compare(Text, other.Text);

    public override string ToString() => Text;

    public static bool operator <(PromptVersion left, PromptVersion right) => left.CompareTo(right) < 0;

    public static bool operator <=(PromptVersion left, PromptVersion right) => left.CompareTo(right) <= 0;

    public static bool operator >(PromptVersion left, PromptVersion right) => left.CompareTo(right) > 0;

    public static bool operator >=(PromptVersion left, PromptVersion right) => left.CompareTo(right) >= 0;
}
