using System.Collections.Concurrent;
using StaticTracker.Diagnostics;
using StaticTracker.Storage.Binary;

namespace StaticTracker.Site.Templates;

/// <summary>
/// The frames of all pages, each rendered once, shared by all threads. They come along with the program or from the last build; the template engine is
/// started by the first one that is not there.
/// </summary>
public sealed class FrameStore
{
    private readonly ConcurrentDictionary<string, bool> _has = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Lazy<Frame>> _frames = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ContentKey> _keys = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, (string Key, string Frame)> _texts = new(StringComparer.Ordinal);
    private readonly IReadOnlyDictionary<string, (string Key, string Frame)> _builtIn = FrameCache.OfProgram();
    private readonly Lazy<IReadOnlyDictionary<string, (string Key, string Frame)>> _kept;
    private readonly Lazy<TemplateEngine> _engine;
    private readonly string? _cache;
    private int _rendered;

    /// <param name="templates">The templates.</param>
    /// <param name="cache">A folder for rendered frames of a user's templates; null: none are kept.</param>
    public FrameStore(TemplateFolder templates, string? cache)
    {
        Templates = templates;
        _cache = cache;
        _engine = new(() => new TemplateEngine(templates));
        _kept = new(() => cache is null ? new Dictionary<string, (string, string)>() : FrameCache.Read(cache));
    }

    public TemplateFolder Templates { get; }

    /// <summary>Starts the engine on another thread if some kind's frame is not there yet, so that it is ready when the first page wants it.</summary>
    public void WarmUp(IEnumerable<PageKind> kinds)
    {
        if (Templates.HasOverrides && kinds.Any(kind => !Has(kind)))
        {
            // A fault of the templates is told by the first page that needs the engine.
            _ = Task.Run(() => _engine.Value);
        }
    }

    /// <summary>Whether the frame of a kind was there from the start, so that it need not be rendered.</summary>
    public bool Has(PageKind kind) => _has.TryGetValue(kind.Name, out var has) ? has : _has.GetOrAdd(kind.Name, Known(kind, Templates.KeyOf(kind).ToString()) is not null);

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
    public void Check(IReadOnlyCollection<PageKind> kinds, Problems problems)
    {
        var found = new HashSet<Problem>();
        foreach (var kind in kinds)
        {
            Find(() => TextOf(kind));
        }

        // A partial that no template takes is read by nothing else.
        var taken = kinds.SelectMany(Templates.FilesOf).ToHashSet();
        if (Templates.All.Any(f => f.IsOverride && TemplateUse.PartialOf(f.Name) is not null && !taken.Contains(f)))
        {
            Find(() => _engine.Value);
        }

        problems.AddRange(found);

        void Find(Func<object> look)
        {
            try
            {
                look();
            }
            catch (TemplateException e)
            {
                found.Add(e.Problem);
            }
        }
    }

    /// <summary>Keeps what was rendered for the next build.</summary>
    public void Save()
    {
        if (_cache is not null && _rendered > 0)
        {
            FrameCache.Write(_cache, _texts.Where(text => _builtIn.GetValueOrDefault(text.Key).Key != text.Value.Key).ToDictionary(StringComparer.Ordinal));
        }
    }

    /// <summary>A page's frame as text, with its marks.</summary>
    /// <exception cref="TemplateException">The template is broken.</exception>
    internal string TextOf(PageKind kind)
    {
        if (_texts.TryGetValue(kind.Name, out var text))
        {
            return text.Frame;
        }

        var key = Templates.KeyOf(kind).ToString();
        return _texts.GetOrAdd(kind.Name, _ => (key, Known(kind, key) ?? Rendered(kind))).Frame;
    }

    private string? Known(PageKind kind, string key) =>
        _builtIn.TryGetValue(kind.Name, out var known) && known.Key == key ? known.Frame
        : _kept.Value.TryGetValue(kind.Name, out known) && known.Key == key ? known.Frame
        : null;

    private string Rendered(PageKind kind)
    {
        var frame = _engine.Value.Render(kind);
        Interlocked.Increment(ref _rendered);
        return frame;
    }
}
