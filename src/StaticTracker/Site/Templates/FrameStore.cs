using System.Collections.Concurrent;
using StaticTracker.Diagnostics;

namespace StaticTracker.Site.Templates;

/// <summary>
/// The frames of all pages, each rendered once per shape, shared by all threads. The template engine is started by the first frame that is
/// not there yet: starting it takes longer than making a small site.
/// </summary>
public sealed class FrameStore
{
    private readonly ConcurrentDictionary<(string Page, ulong Shape), Lazy<Frame>> _frames = new();
    private readonly Lazy<TemplateEngine> _engine;

    public FrameStore(TemplateFolder templates)
    {
        Templates = templates;
        _engine = new Lazy<TemplateEngine>(() => new TemplateEngine(templates));
    }

    public TemplateFolder Templates { get; }

    /// <summary>Makes a page: the frame of its kind and shape with its values put in.</summary>
    /// <exception cref="TemplateException">The template is broken.</exception>
    public void Render(PageValues values, HtmlWriter page)
    {
        var frame = _frames.GetOrAdd((values.Kind.Name, values.Shape), static (key, state) =>
            new Lazy<Frame>(() => state.Store._engine.Value.Render(state.Kind, key.Shape)), (Store: this, values.Kind));
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
}
