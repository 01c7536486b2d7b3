using StaticTracker.History;
using StaticTracker.Site.Output;
using StaticTracker.Storage;
using StaticTracker.Theming;

namespace StaticTracker.Site;

/// <summary>What a site is made from, apart from its modules and their index.</summary>
public sealed record SiteOptions
{
    /// <summary>The folder to make, usually <c>_site</c>.</summary>
    public required string Folder { get; init; }

    /// <summary>Folders that the site is made from, and that it never replaces.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    public Settings Settings { get; init; } = Settings.Default;

    /// <summary>The picture beside the title; null: the built-in mark.</summary>
    public LogoFile? Logo { get; init; }

    public ProjectHistory History { get; init; } = ProjectHistory.None;

    /// <summary>What is active of each module, and was.</summary>
    public PublishedPromotions Promotions { get; init; } = PublishedPromotions.None;

    /// <summary>What was learned of which version suits which item.</summary>
    public PublishedRouters Routers { get; init; } = PublishedRouters.None;

    /// <summary>Who solves which item; null: items are not published.</summary>
    public PublishedCases? Cases { get; init; }

    /// <summary>Prompts and runs.</summary>
    public ProjectRecords Records { get; init; } = ProjectRecords.None;

    /// <summary>A folder whose files override the embedded templates; null or missing: none.</summary>
    public string? TemplatesFolder { get; init; }

    /// <summary>The file whose <c>site.texts</c> replace texts of the pages; null or missing: none.</summary>
    public string? SettingsFile { get; init; }

    /// <summary>Where kept texts of items are; null: none are looked for.</summary>
    public DataFolder? Data { get; init; }

    /// <summary>A folder outside the site for what speeds up the next build; null: every build is a full one.</summary>
    public string? CacheFolder { get; init; }

    /// <summary>The pages that somebody looks at, by their paths: others may stay as the last build left them, for a later one to make. Null: all are made.</summary>
    public IReadOnlySet<string>? OpenPages { get; init; }

    /// <summary>What stands in <see cref="Folder"/>, where somebody began to look already.</summary>
    internal Task<IReadOnlyDictionary<string, StandingFile>>? Standing { get; init; }

    /// <summary>Replace a folder that was not made by this program.</summary>
    public bool Force { get; init; }
}
