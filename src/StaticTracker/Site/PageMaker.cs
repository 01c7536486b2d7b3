using StaticTracker.Phrasing;
using StaticTracker.Site.Output;
using StaticTracker.Site.Parts;
using StaticTracker.Site.Templates;
using StaticTracker.Storage;
using StaticTracker.Storage.Binary;
using StaticTracker.Storage.Pieces;

namespace StaticTracker.Site;

/// <summary>What every page needs: the settings' part of the layout, the frames, the way to the output.</summary>
internal sealed class PageMaker(SiteOptions options, FrameStore frames, SiteOutput output)
{
    /// <summary>A buffer, no state: a page is made in it and written from it.</summary>
    [ThreadStatic]
    private static HtmlWriter? t_page;

    private readonly ContentKey _base = options.Records.ReachedFrom(MakerOf(options, frames));
    private readonly PieceStore _pieces = PieceStore.Open(options.CacheFolder, MakerOf(options, frames));
    private readonly Html _footerLinks = LinkList.Footer(options.Settings.Links);

    public Settings Settings => options.Settings;

    public TemplateFolder Templates => frames.Templates;

    /// <summary>The words of the pages.</summary>
    public SiteTexts Texts => frames.Templates.Texts;

    /// <summary>Where the site is published, without a slash at its end; null: nothing says so, or not in a way that can be a link.</summary>
    public string? Address => SafeLink.IsWeb(Settings.SiteUrl) ? Settings.SiteUrl : null;

    public PageValues Start(PageKind kind, SitePath path, string title) => new PageValues(kind)
        .Set("title", title)
        .Set("site_title", Settings.Title)
        .Set("root", path.ToRoot())
        .Set("has_gate", Settings.Gate is not null)
        .Set("address", Address is null ? null : $"{Address}/{path}")
        .Set("logo", options.Logo is { } logo ? ThemeFiles.PathOf(logo).Text : null)
        .Set("has_colours", Settings.Theme.HasColours)
        .Set("has_theme", Templates.Has(ThemeFiles.Own))
        .Set("has_prompts", options.Records.Prompts.Count > 0)
        .Set("has_runs", options.Records.Runs.Count > 0)
        .Set("has_ab", options.Records.Experiments.Count > 0)
        .Set("program", ProgramVersion.Text)
        .Set("footer_links", _footerLinks);

    /// <summary>Takes a page of a kind over from the last build, if it was made from the same by the same template; or leaves it as it is, if nobody looks at it and that is enough for now.</summary>
    public bool Keep(PageKind kind, SitePath path, ContentKey key) =>
        ((frames.Has(kind) || !MayWait(path)) && Keep(path, key.With(frames.KeyOf(kind)))) || (MayWait(path) && output.Leave(path));

    public bool CanKeep(SitePath path, ContentKey key) => output.CanKeep(path, _base.With(key));

    /// <summary>Whether the last build made the file from the same, whatever became of it.</summary>
    public bool WasMade(SitePath path, ContentKey key) => output.WasMade(path, _base.With(key));

    public bool Keep(SitePath path, ContentKey key) => output.Keep(path, _base.With(key));

    /// <summary>Makes a page and writes it under the key of what it was made from.</summary>
    public void Write(SitePath path, PageValues values, ContentKey key)
    {
        var page = Render(values);
        output.Write(path, page.Written, _base.With(key.With(frames.KeyOf(values.Kind))));
    }

    /// <summary>Writes a page whose making is cheap: its key is its own content, so that it is kept where it did not change.</summary>
    public void Write(SitePath path, PageValues values)
    {
        if (!frames.Has(values.Kind) && MayWait(path) && output.Leave(path))
        {
            return;
        }

        var page = Render(values);
        WriteBytes(path, page.Written);
    }

    public void WriteBytes(SitePath path, ReadOnlySpan<byte> content)
    {
        var key = ContentKey.Of(content);
        if (!output.Keep(path, key))
        {
            output.Write(path, content, key);
        }
    }

    public void WriteBytes(SitePath path, ReadOnlySpan<byte> content, ContentKey key) => output.Write(path, content, _base.With(key));

    /// <summary>Writes a file of pieces; those that the last build made from the same are copied from its file.</summary>
    public void WritePieces(SitePath path, PieceText text, ContentKey key)
    {
        PieceList? pieces = null;
        using var standing = Standing(path, text);
        output.Write(path, stream => pieces = PieceWriter.Write(stream, text, standing), _base.With(key));
        _pieces.Note(path, _base.With(key), pieces!);
    }

    /// <summary>The last build's file of the same kind, if it is as it was left.</summary>
    public StandingPieces? Standing(SitePath path, PieceText text) =>
        _pieces.Find(path) is { } known && output.Open(path, known.Key) is { } file ? new StandingPieces(file, known.Pieces, text.Between.Length) : null;

    /// <summary>Gives the site a copy of a file elsewhere; of which pieces it is, if that is known.</summary>
    public void Copy(SitePath path, string source, ContentKey key, PieceList? pieces)
    {
        output.Copy(path, source, _base.With(key));
        if (pieces is not null)
        {
            _pieces.Note(path, _base.With(key), pieces);
        }
    }

    /// <summary>Keeps for the next build what this one's files are made of.</summary>
    public void SavePieces() => _pieces.Save();

    private bool MayWait(SitePath path) => options.OpenPages is { } open && !open.Contains(path.Text);

    /// <summary>What every file is made with but the templates: the program, texts, settings, and which folders, since another data folder of the repository may have the same modules and commits.</summary>
    private static ContentKey MakerOf(SiteOptions options, FrameStore frames) => ProgramVersion.Key.With(frames.Templates.TextsKey).With(SettingsKey.Of(options.Settings))
        .With(ContentKey.Of(string.Join('\n', options.Sources.Prepend(frames.Templates.Has(ThemeFiles.Own) ? "themed" : ""))));

    private HtmlWriter Render(PageValues values)
    {
        var page = t_page ??= new HtmlWriter(128 * 1024);
        page.Clear();
        frames.Render(values, page);
        return page;
    }
}
