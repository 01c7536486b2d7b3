using System.Text;
using System.Xml;
using StaticTracker.Diagnostics;

namespace StaticTracker.Theming;

/// <summary>
/// What an SVG of a logo may hold: drawing and nothing else. In a page it stands as a picture, where no script of it runs; but its address can be opened by itself, on
/// the site's own origin, and there it would.
/// </summary>
internal static class SvgRules
{
    private const string Svg = "http://www.w3.org/2000/svg";
    private const int MaxDepth = 64;

    private static readonly HashSet<string> s_elements = new(StringComparer.Ordinal)
    {
        "svg", "g", "defs", "title", "desc", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "use", "symbol", "clipPath", "mask", "pattern",
        "linearGradient", "radialGradient", "stop",
    };

    /// <summary>Whether the file may be published; problems say where it may not.</summary>
    public static bool Check(string path, byte[] bytes, Problems problems)
    {
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(bytes), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = LogoFile.MaxBytes });
            var isFine = true;
            while (reader.Read())
            {
                if (WhyNot(reader) is { } why)
                {
                    problems.Add(PlaceOf(path, (IXmlLineInfo)reader), Codes.Site.UnsafeLogo, why, "a logo is drawn with shapes, text, gradients and masks alone: no script, style sheet, link, animation or picture from elsewhere");
                    isFine = false;
                }
            }

            return isFine;
        }
        catch (Exception e) when (e is XmlException or DecoderFallbackException)
        {
            var (line, column) = e is XmlException xml ? (xml.LineNumber, xml.LinePosition) : (0, 0);
            problems.Add(new SourceSpan(path, line, column), Codes.Site.UnsafeLogo, $"it is no SVG that can be read: {e.Message}", "export it anew, without a document type");
            return false;
        }
    }

    private static string? WhyNot(XmlReader reader) => reader.NodeType switch
    {
        XmlNodeType.Element => reader.Depth > MaxDepth ? "it is nested too deeply" : OfElement(reader),
        XmlNodeType.ProcessingInstruction => $"it has an instruction '{reader.Name}'",
        XmlNodeType.DocumentType or XmlNodeType.EntityReference or XmlNodeType.Entity => "it has a document type",
        _ => null,
    };

    private static string? OfElement(XmlReader reader)
    {
        if (reader.NamespaceURI != Svg || !s_elements.Contains(reader.LocalName))
        {
            return $"it has an element '{reader.Name}'";
        }

        if (reader.Depth == 0 && reader.LocalName != "svg")
        {
            return "its outermost element is not 'svg'";
        }

        string? why = null;
        while (why is null && reader.MoveToNextAttribute())
        {
            why = OfAttribute(reader.Name, reader.LocalName, reader.Value);
        }

        reader.MoveToElement();
        return why;
    }

    private static string? OfAttribute(string name, string localName, string value)
    {
        if (name.StartsWith("xmlns", StringComparison.Ordinal))
        {
            return null;
        }

        var isRefused = localName.StartsWith("on", StringComparison.OrdinalIgnoreCase) || localName.Equals("base", StringComparison.OrdinalIgnoreCase)
            || (localName.Equals("href", StringComparison.OrdinalIgnoreCase) && !value.StartsWith('#'))
            || LeadsElsewhere(value);
        return isRefused ? $"its attribute '{name}' may not stand in a logo" : null;
    }

    /// <summary>Whether a value, which styles may hold, names anything outside of the file: <c>url(</c> but for <c>url(#</c>, an import, an escape that could hide either.</summary>
    private static bool LeadsElsewhere(string value)
    {
        if (value.Contains('\\', StringComparison.Ordinal) || value.Contains('@', StringComparison.Ordinal) || value.Contains("/*", StringComparison.Ordinal)
            || value.Contains("image(", StringComparison.OrdinalIgnoreCase) || value.Contains("image-set(", StringComparison.OrdinalIgnoreCase) || value.Contains("expression(", StringComparison.OrdinalIgnoreCase)
            || value.Contains("script:", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        for (var at = value.IndexOf("url(", StringComparison.OrdinalIgnoreCase); at >= 0; at = value.IndexOf("url(", at + 4, StringComparison.OrdinalIgnoreCase))
        {
            if (!value.AsSpan(at + 4).TrimStart().TrimStart("\"'").StartsWith("#"))
            {
                return true;
            }
        }

        return false;
    }

    private static SourceSpan PlaceOf(string path, IXmlLineInfo at) => new(path, at.LineNumber, at.LinePosition);
}
