using HandlebarsDotNet;
using HandlebarsDotNet.Compiler;
using HandlebarsDotNet.IO;

namespace StaticTracker.Site.Templates;

/// <summary>
/// Handlebars, given slots in place of values: what it renders is a page's frame. Whatever a template writes, a slot comes out as its mark, so that
/// no template can put text in unescaped.
/// </summary>
internal sealed class TemplateEngine
{
    private readonly IHandlebars _handlebars;
    private readonly TemplateFolder _templates;
    private readonly Lock _lock = new();

    public TemplateEngine(TemplateFolder templates)
    {
        _templates = templates;
        var configuration = new HandlebarsConfiguration { ThrowOnUnresolvedBindingExpression = true };
        configuration.FormatterProviders.Add(new SlotFormatter());
        _handlebars = Handlebars.Create(configuration);
        _handlebars.RegisterHelper(ConditionTags.Helper, Condition(isNegated: false));
        _handlebars.RegisterHelper(ConditionTags.Negated, Condition(isNegated: true));
        new TextHelpers(templates.Texts).Register(_handlebars);
        foreach (var file in templates.All)
        {
            if (TemplateUse.PartialOf(file.Name) is { } name)
            {
                Located(file, () => _handlebars.RegisterTemplate(name, ConditionTags.Rewrite(file)));
            }
        }
    }

    /// <summary>A page's frame as text, with marked slots and conditions (<see cref="Frame"/>).</summary>
    /// <exception cref="TemplateException">The template is broken.</exception>
    public string Render(PageKind kind)
    {
        lock (_lock)
        {
            var file = _templates[kind.Template];
            return Located(file, () => _handlebars.Compile(ConditionTags.Rewrite(file))(Context(kind)));
        }
    }

    private static Dictionary<string, object> Context(PageKind kind)
    {
        var context = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var field in kind.Fields)
        {
            context.Add(field.Name, new Slot(field.Name));
        }

        return context;
    }

    /// <summary>Keeps both branches of a condition; what is no field has only one.</summary>
    private static HandlebarsBlockHelper Condition(bool isNegated) => (output, options, context, arguments) =>
    {
        var value = arguments.Length == 1 ? arguments[0] : throw new HandlebarsException("a condition is about one name");
        if (value is UndefinedBindingResult undefined)
        {
            throw new HandlebarsException($"{undefined.Value} is undefined");
        }

        if (value is not Slot slot)
        {
            throw new HandlebarsException($"a condition is about a field, not '{value}'");
        }

        output.WriteSafeString($"{Frame.If}{slot.Name}{Frame.Then}");
        Branch(output, options, context, isInverse: isNegated);
        output.WriteSafeString($"{Frame.Else}");
        Branch(output, options, context, isInverse: !isNegated);
        output.WriteSafeString($"{Frame.End}");
    };

    private static void Branch(in EncodedTextWriter output, in BlockHelperOptions options, in Context context, bool isInverse)
    {
        if (isInverse)
        {
            options.Inverse(output, context);
        }
        else
        {
            options.Template(output, context);
        }
    }

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
        public string Name => name;

        public override string ToString() => $"{Frame.Slot}{name}{Frame.Slot}";
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
