using System.Collections.Concurrent;
using StaticTracker.Diagnostics;
using StaticTracker.Storage.Binary;
using StaticTracker.Theming;

namespace StaticTracker.Site.Templates;

/// <summary>
/// The frames of all pages, each rendered once, shared by all threads. They come along with the program or from the last build; the template engine is
/// started by the first one that is not there.
/// </summary>
public sealed class FrameStore
{
    private readonly ConcurrentDictionary<string, Lazy<Frame>> _frames = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ContentKey> _keys = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _rendered = new(StringComparer.Ordinal);
    private readonly IReadOnlyDictionary<string, string> _known;
    private readonly Lazy<TemplateEngine> _engine;
    private readonly string? _cache;

    /// <param name="templates">The templates.</param>
    /// <param name="cache">A folder for rendered frames of a user's templates; null: none are kept.</param>
    public FrameStore(TemplateFolder templates, string? cache)
    {
        Templates = templates;
        _cache = cache;
        _engine = new Lazy<TemplateEngine>(() => new TemplateEngine(templates));
        _known = FrameCache.OfProgram(templates.PagesKey);
        if (_known.Count == 0 && cache is not null)
        {
            _known = FrameCache.Read(cache, CacheKey);
        }
    }

    public TemplateFolder Templates { get; }

    /// <summary>Whether no build with these templates was finished before, so that they are yet to be checked.</summary>
    public bool IsNew => _known.Count == 0;

    private ContentKey CacheKey => ProgramVersion.Key.With(Templates.PagesKey);

    /// <summary>Starts the engine on another thread if no frame is there yet, so that it is ready when the first page wants it.</summary>
    public void WarmUp()
    {
        if (IsNew)
        {
            // A fault of the templates is told by the first page that needs the engine.
            _ = Task.Run(() => _engine.Value);
        }
    }

    /// <summary>Makes a page: the frame of its kind with its values put in.</summary>
    /// <exception cref="TemplateException">The template is broken.</exception>
    public void Render(PageValues values, HtmlWriter page)
    {
        if (!_frames.TryGetValue(values.Kind.Name, out var frame))
        {
            var kind = values.Kind;
            frame = _frames.GetOrAdd(kind.Name, new Lazy<Frame>(() => Frame.Of(kind, TextOf(kind))));
        }

        frame.Value.Fill(values, page);
    }

    /// <summary>All that the templates give to a page of a kind, as a key; a template that a kind does not take changes nothing of it.</summary>
    /// <exception cref="TemplateException">The template is broken.</exception>
    public ContentKey KeyOf(PageKind kind) => _keys.TryGetValue(kind.Name, out var key) ? key : _keys.GetOrAdd(kind.Name, ContentKey.Of(TextOf(kind)));

    /// <summary>Renders each kind of page, so that a fault in a template that no page of today takes is told today.</summary>
    public void Check(IEnumerable<PageKind> kinds, Problems problems)
    {
        var found = new HashSet<Problem>();
        foreach (var kind in kinds)
        {
            try
            {
                TextOf(kind);
            }
            catch (TemplateException e)
            {
                found.Add(e.Problem);
            }
        }

        problems.AddRange(found);
    }

    /// <summary>Keeps what was rendered for the next build.</summary>
    public void Save()
    {
        if (_cache is not null && !_rendered.IsEmpty)
        {
            foreach (var (kind, text) in _known)
            {
                _rendered.TryAdd(kind, text);
            }

            FrameCache.Write(_cache, CacheKey, _rendered);
        }
    }

    /// <summary>A page's frame as text, with its marks.</summary>
    /// <exception cref="TemplateException">The template is broken.</exception>
    internal string TextOf(PageKind kind) =>
        _known.TryGetValue(kind.Name, out var known) ? known : _rendered.GetOrAdd(kind.Name, _ => _engine.Value.Render(kind));
}
