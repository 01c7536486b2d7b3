using System.Text;
using System.Xml;

namespace StaticTracker.Exporting;

/// <summary>Texts of data as XML can hold them: control characters and halves of surrogate pairs become U+FFFD.</summary>
internal static class XmlText
{
    public static string Of(string text)
    {
        var at = FirstUnfit(text);
        if (at == text.Length)
        {
            return text;
        }

        var fit = new StringBuilder(text.Length).Append(text, 0, at);
        for (; at < text.Length; at++)
        {
            if (at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]))
            {
                fit.Append(text, at++, 2);
            }
            else
            {
                fit.Append(XmlConvert.IsXmlChar(text[at]) ? text[at] : '\uFFFD');
            }
        }

        return fit.ToString();
    }

    private static int FirstUnfit(string text)
    {
        var at = 0;
        while (at < text.Length && XmlConvert.IsXmlChar(text[at]))
        {
            at++;
        }

        return at;
    }
}
