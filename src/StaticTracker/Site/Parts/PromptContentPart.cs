using StaticTracker.Modules;
using StaticTracker.Phrasing;
using StaticTracker.Prompts;
using StaticTracker.Storage;

namespace StaticTracker.Site.Parts;

/// <summary>What a prompt holds, as text: nothing in it is markup here.</summary>
internal static class PromptContentPart
{
    /// <summary>Its texts under the names that a bundle gives them.</summary>
    public static Html Texts(PromptContent content)
    {
        var html = new HtmlWriter(8192);
        foreach (var (part, text) in content.Texts)
        {
            html.Raw("<h3>"u8).Text(part).Raw("</h3><pre class=prompt>"u8);
            // The parser drops a line feed at the very start of a block: one of ours goes before.
            html.Raw("\n"u8).Text(text.ReplaceLineEndings("\n")).Raw("</pre>"u8);
        }

        return html.ToHtml();
    }

    /// <summary>What else reaches the models, and where the prompt came from.</summary>
    public static Html Facts(SiteTexts texts, PromptBundle bundle, PublishSettings publish)
    {
        var content = bundle.Content;
        var html = new HtmlWriter(1024, texts);
        foreach (var (role, model) in content.RoleModels)
        {
            Fact(html, texts.Of("prompts.model_of", ("role", role)), model);
        }

        Fact(html, texts["prompts.decoding"], content.Decoding == "{}" ? texts["prompts.not_set"] : content.Decoding);
        Fact(html, texts["prompts.tools"], content.ToolsContract == "{}" ? texts["prompts.no_tools"] : content.ToolsContract);
        if (bundle.Amends is { } amends)
        {
            Fact(html, texts["prompts.made_from"], amends);
        }

        if (publish.Sources && bundle.SourcePaths.Count > 0)
        {
            Fact(html, texts["prompts.came_from"], string.Join(", ", bundle.SourcePaths));
        }

        return html.ToHtml();
    }

    /// <summary>A row of a table of facts; null is unknown, and a time is marked as one.</summary>
    public static void Fact(HtmlWriter html, string name, string? value)
    {
        html.Raw("\n<tr><th scope=row>"u8).Text(name).Said(value is null ? "<td class=none>{unknown}" : "<td>");
        var isTime = Timestamp.TryParse(value, out _);
        html.Raw(isTime ? "<time>"u8 : ""u8).Text(value).Raw(isTime ? "</time>"u8 : ""u8);
    }
}
