using StaticTracker.Diagnostics;
using StaticTracker.Json;
using StaticTracker.Phrasing;
using StaticTracker.Storage;
using StaticTracker.Theming;

namespace StaticTracker.Site.Templates;

/// <summary>Where a user's texts come from: a file of texts beside the templates, then the settings, which win.</summary>
internal static class TextFiles
{
    public const string Name = "texts.json";

    public static SiteTexts Read(string? file, string? settings, Problems problems)
    {
        var texts = SiteTexts.BuiltIn;
        if (file is not null && File.Exists(file) && !DataFolder.IsLink(new FileInfo(file)) && JsonFile.Read(file, problems) is { } own)
        {
            using (own)
            {
                texts = Take(texts, own.Tree.Root, $"site-templates/{Name}", own, problems);
            }
        }

        // What is wrong with the settings as such was told by whoever read them.
        if (settings is not null && File.Exists(settings) && JsonFile.Read(settings, new Problems()) is { } all)
        {
            using (all)
            {
                texts = Take(texts, all.Tree.Root["site"u8]["texts"u8], all.Path, all, problems);
            }
        }

        return texts;
    }

    private static SiteTexts Take(SiteTexts texts, JsonNode node, string path, JsonFile file, Problems problems) => texts.With(node, path, fault =>
    {
        var place = fault.At.Exists ? file.Tree.PositionOf(fault.At) : default;
        problems.Add(new SourceSpan(path, place.Line, place.Column), fault.Code, fault.Message, fault.Hint);
    });
}
