using System.Text;
using System.Text.RegularExpressions;
using StaticTracker.Phrasing;
using HandlebarsDotNet;

namespace StaticTracker.Site.Templates;

/// <summary>
/// The words of templates: <c>{{t "key"}}</c> puts a text in as it is, also into an attribute; <c>{{say "key"}}</c> with its markup. A name in the text's braces is a field of the page. Whatever a text holds, it
/// comes out escaped.
/// </summary>
internal sealed partial class TextHelpers(SiteTexts texts)
{
    /// <summary>Ends the message about a key that there is no text for.</summary>
    public const string Unknown = "is no key of a text";

    public void Register(IHandlebars handlebars)
    {
        handlebars.RegisterHelper("t", (output, context, arguments) =>
            output.WriteSafeString(Slots(Plain(TextOf(arguments)), context)));
        handlebars.RegisterHelper("say", (output, context, arguments) =>
            output.WriteSafeString(Slots(MarkedUp(Plain(TextOf(arguments))), context)));
    }

    /// <summary>Escaped text with its markup: <c>`code`</c>, <c>**strong**</c>, <c>[words](address in the site)</c>, which leads there from <c>{root}</c>.</summary>
    internal static string MarkedUp(string escaped) =>
        Link().Replace(Strong().Replace(Code().Replace(escaped, "<code>$1</code>"), "<b>$1</b>"), "<a href=\"{root}$2\">$1</a>");

    internal static string Plain(string text)
    {
        var html = new HtmlWriter(text.Length + 64);
        html.Own(text);
        return Encoding.UTF8.GetString(html.Written);
    }

    private string TextOf(Arguments arguments) =>
        arguments.Length == 1 && arguments[0] is string key ? texts.Find(key)?.Other ?? throw new HandlebarsException($"{key} {Unknown}")
            : throw new HandlebarsException("a text is named by its key in quotes");

    private static string Slots(string text, Context context) => TextNames.Fill(
        text, name => context.Value is IReadOnlyDictionary<string, object> fields && fields.TryGetValue(name, out var slot) ? slot.ToString() : throw new HandlebarsException($"{name} is undefined"));

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();

    [GeneratedRegex(@"\*\*([^*]+)\*\*")]
    private static partial Regex Strong();

    [GeneratedRegex(@"\[([^\[\]]+)\]\(([a-z0-9_/-]+\.(?:html|csv|json)(?:#[a-z0-9-]+)?)\)")]
    private static partial Regex Link();
}
