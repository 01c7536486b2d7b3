using System.Text;
using StaticTracker.Diagnostics;

namespace StaticTracker.Site.Templates;

/// <summary>
/// Rewrites <c>{{#if x}}…{{else}}…{{/if}}</c> to a helper of ours, which keeps both branches with marks around them, so that a template is
/// rendered once and not for each combination of fields. Blocks that would look into a value are refused: there are only slots to look into.
/// </summary>
internal sealed class ConditionTags
{
    /// <summary>The helper's name; <c>{{#unless}}</c> becomes <see cref="Negated"/>.</summary>
    public const string Helper = "if-kept";

    public const string Negated = "unless-kept";

    private readonly TemplateFile _file;
    private readonly string _text;
    private readonly StringBuilder _rewritten = new();
    private readonly Stack<Block> _open = new();
    private int _copied;

    private ConditionTags(TemplateFile file)
    {
        _file = file;
        _text = TemplateText.Of(file);
    }

    /// <summary>The template's text as the engine is to read it, with the same lines.</summary>
    /// <exception cref="TemplateException">A block does not end, ends without having begun, or is none that templates may use.</exception>
    public static string Rewrite(TemplateFile file) => new ConditionTags(file).Rewrite();

    private string Rewrite()
    {
        for (var at = _text.IndexOf("{{", StringComparison.Ordinal); at >= 0; at = _text.IndexOf("{{", at, StringComparison.Ordinal))
        {
            var isComment = _text.AsSpan(at + 2).TrimStart('~').StartsWith("!");
            var close = isComment && _text.AsSpan(at + 2).TrimStart('~').StartsWith("!--") ? "--" : "";
            var end = _text.IndexOf(close + "}}", at, StringComparison.Ordinal);
            if (end < 0)
            {
                // The engine says what is wrong with it.
                break;
            }

            if (!isComment)
            {
                Take(at, end + 2);
            }

            at = end + close.Length + 2;
        }

        if (_open.TryPeek(out var open))
        {
            throw Fault(open.At, $"{{{{#{open.Name}}}}} is never closed by {{{{/{open.Name}}}}}");
        }

        return _rewritten.Append(_text, _copied, _text.Length - _copied).ToString();
    }

    private void Take(int start, int end)
    {
        var (left, right) = (_text[start + 2] == '~' ? "~" : "", _text[end - 3] == '~' ? "~" : "");
        var body = _text.AsSpan(start + 2, end - start - 4).Trim('~').Trim().ToString();
        var (word, rest) = Split(body);
        switch (word)
        {
            case "#if" or "#unless":
                _open.Push(new Block(word[1..], start));
                Put(start, end, $"{{{{{left}#{HelperOf(word[1..])} {rest}{right}}}}}");
                break;
            case "else" or "^" when Split(rest) is (("if" or "unless") and var nested, var condition):
                Top(start, "else").Inner.Push(HelperOf(nested));
                Put(start, end, $"{{{{{left}else}}}}{{{{#{HelperOf(nested)} {condition}{right}}}}}");
                break;
            case "else" or "^":
                Top(start, word);
                break;
            default:
                if (word.StartsWith('/'))
                {
                    Close(start, end, word[1..], left, right);
                }
                else if (word.StartsWith("#>", StringComparison.Ordinal))
                {
                    _open.Push(new Block(Split(body[2..].Trim()).Word, start));
                }
                else if (word.StartsWith("#*", StringComparison.Ordinal))
                {
                    _open.Push(new Block(word[2..], start));
                }
                else if (word.Length > 1 && word[0] is '#' or '^')
                {
                    throw Fault(start, $"'{{{{{word}' would look into a value", "a template has {{name}}, {{#if name}} … {{else}} … {{/if}}, {{#unless name}}, partials and layouts; lists and tables come as finished markup");
                }

                break;
        }
    }

    private void Close(int start, int end, string name, string left, string right)
    {
        var block = Top(start, "/" + name);
        if (block.Name != name)
        {
            throw Fault(start, $"{{{{/{name}}}}} stands where {{{{/{block.Name}}}}} is to close the block");
        }

        _open.Pop();
        if (name is not ("if" or "unless"))
        {
            return;
        }

        var text = new StringBuilder();
        while (block.Inner.TryPop(out var inner))
        {
            text.Append("{{").Append(left).Append('/').Append(inner).Append("}}");
            left = "";
        }

        Put(start, end, text.Append("{{").Append(left).Append('/').Append(HelperOf(name)).Append(right).Append("}}").ToString());
    }

    private Block Top(int at, string tag) => _open.TryPeek(out var top) ? top : throw Fault(at, $"{{{{{tag}}}}} has no block that it belongs to");

    private void Put(int start, int end, string text)
    {
        _rewritten.Append(_text, _copied, start - _copied).Append(text);
        _copied = end;
    }

    private TemplateException Fault(int at, string message, string? hint = null) =>
        new(new Problem(TemplateText.SpanAt(_file, _text, at), Codes.Site.BrokenTemplate, message, hint));

    private static string HelperOf(string name) => name == "if" ? Helper : Negated;

    private static (string Word, string Argument) Split(string body)
    {
        var space = body.AsSpan().IndexOfAny(' ', '\t', '\n');
        return space < 0 ? (body, "") : (body[..space], body[space..].Trim());
    }

    /// <param name="Name"><c>if</c>, <c>unless</c>, or what a partial's block is closed by.</param>
    /// <param name="At">Where it begins.</param>
    private sealed record Block(string Name, int At)
    {
        /// <summary>The helpers begun by its <c>{{else if}}</c>, which end where it does.</summary>
        public Stack<string> Inner { get; } = new();
    }
}
