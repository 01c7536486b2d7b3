using HandlebarsDotNet;
using HandlebarsDotNet.Compiler;
using HandlebarsDotNet.IO;

namespace StaticTracker.Site.Templates;

/// <summary>
/// Handlebars, given slots in place of values: what it renders is a page's frame for one shape. Whatever a template writes, a slot comes
/// out as its mark, so that no template can put text in unescaped.
/// </summary>
internal sealed class TemplateEngine
{
    private readonly IHandlebars _handlebars;
    private readonly TemplateFolder _templates;
    private readonly Dictionary<string, HandlebarsTemplate<object, object>> _compiled = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    public TemplateEngine(TemplateFolder templates)
    {
        _templates = templates;
        var configuration = new HandlebarsConfiguration { ThrowOnUnresolvedBindingExpression = true };
        configuration.FormatterProviders.Add(new SlotFormatter());
        _handlebars = Handlebars.Create(configuration);
        foreach (var file in templates.All)
        {
            if (PartialName(file.Name) is { } name)
            {
                Located(file, () => _handlebars.RegisterTemplate(name, TemplateText.Of(file)));
            }
        }
    }

    /// <summary>A page's frame as text, with marked slots.</summary>
    public string Render(PageKind kind, ulong shape)
    {
        lock (_lock)
        {
            var file = _templates[kind.Template];
            return Located(file, () =>
            {
                if (!_compiled.TryGetValue(kind.Name, out var template))
                {
                    template = _handlebars.Compile(TemplateText.Of(file));
                    _compiled.Add(kind.Name, template);
                }

                return template(Context(kind, shape));
            });
        }
    }

    private static Dictionary<string, object?> Context(PageKind kind, ulong shape)
    {
        var context = new Dictionary<string, object?>(StringComparer.Ordinal);
        for (var i = 0; i < kind.Fields.Count; i++)
        {
            var field = kind.Fields[i];
            var present = (shape & (1UL << i)) != 0;
            context[field.Name] = field.Kind == FieldKind.Flag ? present : present ? new Slot(field.Name) : null;
        }

        return context;
    }

    private static string? PartialName(string name) =>
        !name.EndsWith(".hbs", StringComparison.Ordinal) ? null
        : name == "layout.hbs" ? "layout"
        : name.StartsWith("partials/", StringComparison.Ordinal) ? name["partials/".Length..^4]
        : null;

    private void Located(TemplateFile file, Action action) => Located(file, () =>
    {
        action();
        return 0;
    });

    private T Located<T>(TemplateFile file, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception e) when (e is HandlebarsException or HandlebarsUndefinedBindingException)
        {
            throw new TemplateException(TemplateFault.Of(e, file, _templates));
        }
    }

    private sealed class Slot(string name)
    {
        public override string ToString() => $"{Frame.Mark}{name}{Frame.Mark}";
    }

    private sealed class SlotFormatter : IFormatterProvider, IFormatter
    {
        public bool TryCreateFormatter(Type type, out IFormatter formatter)
        {
            formatter = this;
            return type == typeof(Slot);
        }

        public void Format<T>(T value, in EncodedTextWriter writer) => writer.Write(value!.ToString(), encode: false);
    }
}
