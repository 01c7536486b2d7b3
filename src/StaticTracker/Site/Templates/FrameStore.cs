using System.Collections.Concurrent;
using StaticTracker.Diagnostics;
using StaticTracker.Storage.Binary;

namespace StaticTracker.Site.Templates;

/// <summary>
/// The frames of all pages, each rendered once per shape, shared by all threads. Frames come from the cache of the last build; the template
/// engine is started by the first one that is not there.
/// </summary>
public sealed class FrameStore
{
    private readonly ConcurrentDictionary<string, Lazy<Frame>> _frames = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, RenderedFrame> _rendered = new(StringComparer.Ordinal);
    private readonly Lazy<TemplateEngine> _engine;
    private readonly string? _cache;
    private readonly int _cached;

    /// <param name="templates">The templates.</param>
    /// <param name="cache">A folder for rendered frames; null: none are kept.</param>
    public FrameStore(TemplateFolder templates, string? cache)
    {
        Templates = templates;
        Key = ProgramVersion.Key.With(ContentKey.Of(templates.Key.Span));
        _cache = cache;
        _engine = new Lazy<TemplateEngine>(() => new TemplateEngine(templates));
        foreach (var rendered in cache is null ? [] : FrameCache.Read(cache, Key))
        {
            _rendered[rendered.Name] = rendered;
        }

        _cached = _rendered.Count;
    }

    public TemplateFolder Templates { get; }

    /// <summary>Program and templates.</summary>
    public ContentKey Key { get; }

    /// <summary>Whether no build with these templates was finished before, so that they are yet to be checked.</summary>
    public bool IsNew => _cached == 0;

    /// <summary>Starts the engine on another thread if no frame is there yet, so that it is ready when the first page wants it.</summary>
    public void WarmUp()
    {
        if (IsNew)
        {
            // A fault of the templates is told by the first page that needs the engine.
            _ = Task.Run(() => _engine.Value);
        }
    }

    /// <summary>Makes a page: the frame of its kind and shape with its values put in.</summary>
    /// <exception cref="TemplateException">The template is broken.</exception>
    public void Render(PageValues values, HtmlWriter page)
    {
        var name = RenderedFrame.NameOf(values.Kind.Name, values.Shape);
        if (!_frames.TryGetValue(name, out var frame))
        {
            var (kind, shape) = (values.Kind, values.Shape);
            frame = _frames.GetOrAdd(name, new Lazy<Frame>(() => Make(kind, shape)));
        }

        frame.Value.Fill(values, page);
    }

    /// <summary>Renders each kind of page with all of its fields and with none, so that a fault in a part that no page of today takes is told today.</summary>
    public void Check(IEnumerable<PageKind> kinds, Problems problems)
    {
        var found = new HashSet<Problem>();
        foreach (var kind in kinds)
        {
            foreach (var shape in (ReadOnlySpan<ulong>)[0, ulong.MaxValue])
            {
                try
                {
                    _engine.Value.Render(kind, shape);
                }
                catch (TemplateException e)
                {
                    found.Add(e.Problem);
                }
            }
        }

        problems.AddRange(found);
    }

    /// <summary>Keeps what was rendered for the next build.</summary>
    public void Save()
    {
        if (_cache is not null && _rendered.Count != _cached)
        {
            FrameCache.Write(_cache, Key, [.. _rendered.Values.OrderBy(r => r.Name, StringComparer.Ordinal)]);
        }
    }

    private Frame Make(PageKind kind, ulong shape)
    {
        var name = RenderedFrame.NameOf(kind.Name, shape);
        if (!_rendered.TryGetValue(name, out var rendered))
        {
            rendered = _rendered.GetOrAdd(name, new RenderedFrame(kind.Name, shape, _engine.Value.Render(kind, shape)));
        }

        return Frame.Of(kind, rendered.Text);
    }
}
