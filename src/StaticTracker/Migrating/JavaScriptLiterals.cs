using System.Globalization;
using System.Text;
using StaticTracker.Diagnostics;
using StaticTracker.Importing;

namespace StaticTracker.Migrating;

/// <summary>
/// Literals of JavaScript assigned to names: <c>const a = {…};</c>, <c>window.a = […];</c>, or one literal alone, as JSON is. Objects, arrays, texts in any quotes,
/// decimal numbers, true, false and null; comments and trailing commas. It is read, never run: whatever is code ends the reading with its place.
/// </summary>
internal sealed class JavaScriptLiterals
{
    private const int DeepestLevel = 64;

    private readonly string _text;
    private readonly string _shown;
    private int _at;
    private int _line = 1;
    private int _lineStart;

    private JavaScriptLiterals(string text, string shown) => (_text, _shown) = (text, shown);

    /// <exception cref="UnfitSourceException">The text holds something that is no literal.</exception>
    public static IReadOnlyList<LegacyPart> Read(string text, string shown)
    {
        var reader = new JavaScriptLiterals(text, shown);
        var parts = new List<LegacyPart>();
        reader.PassOver();
        if (reader._at < text.Length && text[reader._at] is '{' or '[')
        {
            parts.Add(new LegacyPart(null, reader.ReadValue(1)));
            reader.EndStatement();
        }

        while (reader._at < text.Length)
        {
            parts.Add(reader.ReadAssignment(parts));
        }

        return parts.Count > 0 ? parts : throw reader.Unfit("there is nothing in it");
    }

    private SourceSpan Place => new(_shown, _line, _at - _lineStart + 1);

    private LegacyPart ReadAssignment(List<LegacyPart> before)
    {
        var place = Place;
        var word = ReadName() ?? throw Unfit($"{Here()} is not expected here", "a statement is 'const NAME = LITERAL;'");
        word = word == "export" ? Next() : word;
        var name = word is "const" or "let" or "var" ? Next()
            : word == "window" && Take('.') ? Next()
            : throw Code(place, $"'{word}' begins code");
        PassOver();
        if (!Take('='))
        {
            throw Unfit($"{Here()} stands where '=' and a literal should");
        }

        if (before.Exists(p => p.Name == name))
        {
            throw Code(place, $"'{name}' is assigned twice");
        }

        PassOver();
        var value = ReadValue(1);
        EndStatement();
        return new LegacyPart(name, value);

        string Next()
        {
            PassOver();
            return ReadName() ?? throw Unfit($"{Here()} stands where a name should");
        }
    }

    private LegacyValue ReadValue(int level)
    {
        if (level > DeepestLevel)
        {
            throw Unfit($"it is nested deeper than {DeepestLevel} levels");
        }

        var place = Place;
        switch (_at < _text.Length ? _text[_at] : '\0')
        {
            case '{':
                return new LegacyValue(LegacyKind.Map, "", place) { Members = ReadMembers(level) };
            case '[':
                return new LegacyValue(LegacyKind.List, "", place) { Items = ReadItems(level) };
            case '"' or '\'' or '`':
                return new LegacyValue(LegacyKind.Text, ReadText(), place);
            case '-' or (>= '0' and <= '9'):
                return new LegacyValue(LegacyKind.Number, ReadNumber(), place);
        }

        return ReadName() switch
        {
            "true" => new LegacyValue(LegacyKind.True, "true", place),
            "false" => new LegacyValue(LegacyKind.False, "false", place),
            "null" => new LegacyValue(LegacyKind.Null, "", place),
            "NaN" or "Infinity" => throw Code(place, "NaN and Infinity are no figures"),
            { } name => throw Code(place, $"'{name}' is code, not a literal"),
            null => throw Unfit(_at >= _text.Length ? "the text ends before the literal does" : $"{Here()} begins no literal"),
        };
    }

    private List<KeyValuePair<string, LegacyValue>> ReadMembers(int level)
    {
        var members = new List<KeyValuePair<string, LegacyValue>>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        _at++;
        for (PassOver(); !Take('}'); PassOver())
        {
            var place = Place;
            var key = _at < _text.Length && _text[_at] is '"' or '\'' ? ReadText()
                : ReadName() ?? throw Unfit(_at >= _text.Length ? "the text ends before the object does" : $"{Here()} stands where a key should");
            if (!seen.Add(key))
            {
                throw Code(place, $"the key '{key}' stands twice in one object", "keep one of them");
            }

            PassOver();
            if (!Take(':'))
            {
                throw Unfit($"{Here()} stands where ':' should");
            }

            PassOver();
            members.Add(new(key, ReadValue(level + 1)));
            PassOver();
            if (!Take(',') && !At('}'))
            {
                throw Unfit(_at >= _text.Length ? "the text ends before the object does" : $"{Here()} stands where ',' or '}}' should");
            }
        }

        return members;
    }

    private List<LegacyValue> ReadItems(int level)
    {
        var items = new List<LegacyValue>();
        _at++;
        for (PassOver(); !Take(']'); PassOver())
        {
            items.Add(ReadValue(level + 1));
            PassOver();
            if (!Take(',') && !At(']'))
            {
                throw Unfit(_at >= _text.Length ? "the text ends before the list does" : $"{Here()} stands where ',' or ']' should");
            }
        }

        return items;
    }

    private string ReadText()
    {
        var place = Place;
        var quote = _text[_at];
        var text = new StringBuilder();
        for (_at++; ; _at++)
        {
            if (_at >= _text.Length || (quote != '`' && _text[_at] is '\n' or '\r'))
            {
                throw Unfit("the text in quotes is not closed");
            }

            var c = _text[_at];
            if (c == quote)
            {
                _at++;
                return text.ToString() is var whole && !HasHalf(whole) ? whole : throw Code(place, "half of a character stands alone in this text", "write the character out");
            }

            if (quote == '`' && c == '$' && _at + 1 < _text.Length && _text[_at + 1] == '{')
            {
                throw Unfit("'${' is code, not a literal", "write the value out");
            }

            if (c == '\\')
            {
                ReadEscape(text);
                continue;
            }

            NoteLine(c);
            text.Append(c);
        }
    }

    /// <summary>Whether an escape gave a surrogate without its partner: what stands for that is no character of any text.</summary>
    private static bool HasHalf(string text)
    {
        for (var i = 0; i < text.Length; i += char.IsSurrogatePair(text, i) ? 2 : 1)
        {
            if (char.IsSurrogate(text[i]) && !char.IsSurrogatePair(text, i))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The character behind a backslash, up to its last one.</summary>
    private void ReadEscape(StringBuilder text)
    {
        _at++;
        var c = _at < _text.Length ? _text[_at] : '\0';
        switch (c)
        {
            case 'n' or 't' or 'r' or 'b' or 'f' or 'v':
                text.Append("\n\t\r\b\f\v"["ntrbfv".IndexOf(c, StringComparison.Ordinal)]);
                break;
            case '"' or '\'' or '`' or '\\' or '/' or '$':
                text.Append(c);
                break;
            case '\r' when _at + 1 < _text.Length && _text[_at + 1] == '\n':
                NoteLine(_text[++_at]);
                break;
            case '\n':
                NoteLine(c); // A text that goes on in the next line.
                break;
            case 'u' or 'x':
                text.Append((char)ReadHex(c == 'u' ? 4 : 2));
                break;
            default:
                throw Unfit($"'\\{c}' is no escape that is read");
        }
    }

    private int ReadHex(int digits)
    {
        if (_at + digits >= _text.Length || !int.TryParse(_text.AsSpan(_at + 1, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            throw Unfit($"{digits} hexadecimal digits must follow '\\{_text[_at]}'");
        }

        _at += digits;
        return code;
    }

    /// <summary>A number as JSON has it.</summary>
    private string ReadNumber()
    {
        var start = _at;
        var place = Place;
        while (_at < _text.Length && (char.IsAsciiLetterOrDigit(_text[_at]) || _text[_at] is '.' or '+' or '-' or '_'))
        {
            _at++;
        }

        var number = _text[start.._at];
        return NumberForm.IsNumber(number) ? number : throw Code(place, $"'{(number.Length > 40 ? number[..40] + "…" : number)}' is no decimal number");
    }

    private string? ReadName()
    {
        var start = _at;
        while (_at < _text.Length && (char.IsAsciiLetterOrDigit(_text[_at]) || _text[_at] is '_' or '$'))
        {
            _at++;
        }

        return _at == start ? null : _text[start.._at];
    }

    private void EndStatement()
    {
        PassOver();
        while (Take(';'))
        {
            PassOver();
        }
    }

    private bool At(char c) => _at < _text.Length && _text[_at] == c;

    private bool Take(char c)
    {
        if (!At(c))
        {
            return false;
        }

        _at++;
        return true;
    }

    /// <summary>White space and comments.</summary>
    private void PassOver()
    {
        while (_at < _text.Length)
        {
            var c = _text[_at];
            if (char.IsWhiteSpace(c) || c == '\uFEFF')
            {
                NoteLine(c);
                _at++;
            }
            else if (c == '/' && _at + 1 < _text.Length && _text[_at + 1] == '/')
            {
                var end = _text.IndexOf('\n', _at);
                _at = end < 0 ? _text.Length : end;
            }
            else if (c == '/' && _at + 1 < _text.Length && _text[_at + 1] == '*')
            {
                PassOverComment();
            }
            else
            {
                return;
            }
        }
    }

    private void PassOverComment()
    {
        var end = _text.IndexOf("*/", _at + 2, StringComparison.Ordinal);
        if (end < 0)
        {
            throw Unfit("the comment is not closed");
        }

        for (; _at < end + 2; _at++)
        {
            NoteLine(_text[_at]);
        }
    }

    private void NoteLine(char c)
    {
        if (c == '\n')
        {
            (_line, _lineStart) = (_line + 1, _at + 1);
        }
    }

    private string Here() => _at < _text.Length ? $"'{_text[_at]}'" : "the end of the text";

    private UnfitSourceException Unfit(string message, string? hint = null) => Code(Place, message, hint);

    private static UnfitSourceException Code(SourceSpan place, string message, string? hint = null) => new(new Problem(
        place, Codes.Migrating.NoLiteral, message, hint ?? "JavaScript is read as literals assigned to names and never run: write the value out, or take the line out of a copy"));
}
