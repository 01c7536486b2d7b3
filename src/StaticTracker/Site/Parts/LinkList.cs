namespace StaticTracker.Site.Parts;

/// <summary>Links whose addresses came from data: http and https ones lead there, others are shown and lead nowhere.</summary>
internal static class LinkList
{
    public static Html Footer(IReadOnlyList<KeyValuePair<string, string>> links)
    {
        var html = new HtmlWriter(256);
        foreach (var (name, address) in links)
        {
            html.Raw("<li>"u8);
            Web(html, address, name);
            html.Raw("</li>"u8);
        }

        return html.ToHtml();
    }

    public static void Web(HtmlWriter html, string address, string text)
    {
        if (SafeLink.IsWeb(address))
        {
            html.Raw("<a rel=noopener href=\""u8).Text(address).Raw("\">"u8).Text(text).Raw("</a>"u8);
        }
        else
        {
            html.Text(text == address ? text : $"{text}: {address}");
        }
    }
}
