using System.Buffers;

namespace StaticTracker.Exporting;

/// <summary>
/// Texts that a spreadsheet would take for a formula when it opens a file, or when somebody edits the cell (OWASP, "CSV injection"): they get an apostrophe before them, which makes
/// them text for all of those programs. Numbers are not texts and stay numbers.
/// </summary>
public static class FormulaGuard
{
    /// <summary>= + - @ and their full-width forms, tab, carriage return, line feed.</summary>
    private static readonly SearchValues<char> s_starts = SearchValues.Create("=+-@\uFF1D\uFF0B\uFF0D\uFF20\t\r\n");

    /// <summary>The value's text as a cell may hold it.</summary>
    public static string Of(ExportValue value) => value switch
    {
        { Text: not { Length: > 0 } } => "",
        { IsNumber: false, Text: var text } when s_starts.Contains(text[0]) => "'" + text,
        _ => value.Text,
    };
}
