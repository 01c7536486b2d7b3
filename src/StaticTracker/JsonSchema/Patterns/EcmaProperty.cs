namespace StaticTracker.JsonSchema.Patterns;

/// <summary>\p{…}: the general categories, by their short and long names.</summary>
internal static class EcmaProperty
{
    /// <summary>Reads from the opening brace on; gives what may stand in a class of .NET.</summary>
    /// <exception cref="FormatException">No such property, or one that .NET does not know (scripts, binary properties).</exception>
    public static string Read(string source, ref int at)
    {
        var close = at < source.Length && source[at] == '{' ? source.IndexOf('}', at) : -1;
        if (close < 0)
        {
            throw new FormatException($"\"{source}\": \\p needs a name in braces");
        }

        var name = source[(at + 1)..close];
        at = close + 1;
        var equals = name.IndexOf('=', StringComparison.Ordinal);
        if (equals >= 0 && name[..equals] is "General_Category" or "gc")
        {
            name = name[(equals + 1)..];
        }

        return name == "ASCII" ? @"\x00-\x7F" : name == "Any" ? @"\x00-\uFFFF"
            : Category(name) is { } category ? $@"\p{{{category}}}"
            : throw new FormatException($"\"{source}\": the property {name} is not supported");
    }

    private static string? Category(string name) => name switch
    {
        "L" or "Letter" => "L",
        "Lu" or "Uppercase_Letter" => "Lu",
        "Ll" or "Lowercase_Letter" => "Ll",
        "Lt" or "Titlecase_Letter" => "Lt",
        "Lm" or "Modifier_Letter" => "Lm",
        "Lo" or "Other_Letter" => "Lo",
        "M" or "Mark" or "Combining_Mark" => "M",
        "Mn" or "Nonspacing_Mark" => "Mn",
        "Mc" or "Spacing_Mark" => "Mc",
        "Me" or "Enclosing_Mark" => "Me",
        "N" or "Number" => "N",
        "Nd" or "Decimal_Number" or "digit" => "Nd",
        "Nl" or "Letter_Number" => "Nl",
        "No" or "Other_Number" => "No",
        "P" or "Punctuation" or "punct" => "P",
        "Pc" or "Connector_Punctuation" => "Pc",
        "Pd" or "Dash_Punctuation" => "Pd",
        "Ps" or "Open_Punctuation" => "Ps",
        "Pe" or "Close_Punctuation" => "Pe",
        "Pi" or "Initial_Punctuation" => "Pi",
        "Pf" or "Final_Punctuation" => "Pf",
        "Po" or "Other_Punctuation" => "Po",
        "S" or "Symbol" => "S",
        "Sm" or "Math_Symbol" => "Sm",
        "Sc" or "Currency_Symbol" => "Sc",
        "Sk" or "Modifier_Symbol" => "Sk",
        "So" or "Other_Symbol" => "So",
        "Z" or "Separator" => "Z",
        "Zs" or "Space_Separator" => "Zs",
        "Zl" or "Line_Separator" => "Zl",
        "Zp" or "Paragraph_Separator" => "Zp",
        "Cc" or "Control" or "cntrl" => "Cc",
        "Cf" or "Format" => "Cf",
        _ => null,
    };
}
