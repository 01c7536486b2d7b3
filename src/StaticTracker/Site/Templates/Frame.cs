using System.Text;

namespace StaticTracker.Site.Templates;

/// <summary>
/// A template as Handlebars rendered it, cut where values go and where a branch depends on a field. Data never pass through the template engine:
/// text is escaped and markup copied when a page is made, at the speed of copying.
/// </summary>
public sealed class Frame
{
    /// <summary>Stands around a field's name where its value goes. The loader refuses this and the other marks in templates.</summary>
    internal const char Slot = '\u0001';

    /// <summary>Begins a condition; the field's name follows, then <see cref="Then"/>.</summary>
    internal const char If = '\u0002';

    /// <summary>Begins what is written where the field has a value.</summary>
    internal const char Then = '\u0003';

    /// <summary>Begins what is written where it has none.</summary>
    internal const char Else = '\u0004';

    /// <summary>Ends a condition.</summary>
    internal const char End = '\u0005';

    private static readonly char[] s_marks = [Slot, If, Then, Else, End];

    private readonly PageKind _kind;
    private readonly Step[] _steps;

    private Frame(PageKind kind, Step[] steps)
    {
        _kind = kind;
        _steps = steps;
    }

    /// <summary>Puts a page together: the frame with its values.</summary>
    public void Fill(PageValues values, HtmlWriter page)
    {
        for (var i = 0; i < _steps.Length; i++)
        {
            var step = _steps[i];
            page.Raw(step.Literal);
            switch (step.Mark)
            {
                case Slot when _kind.Fields[step.Field].Kind == FieldKind.Html:
                    page.Raw(values.Markup(step.Field));
                    break;
                case Slot:
                    page.Text(values.Text(step.Field));
                    break;
                case If when !values.Has(step.Field):
                case Else:
                    i = step.Next;
                    break;
                default:
                    break;
            }
        }
    }

    internal static Frame Of(PageKind kind, string rendered)
    {
        var steps = new List<Step>();
        var open = new Stack<Step>();
        for (var at = 0; at <= rendered.Length;)
        {
            var mark = rendered.IndexOfAny(s_marks, at);
            var step = new Step(Encoding.UTF8.GetBytes(rendered[at..(mark < 0 ? rendered.Length : mark)]), mark < 0 ? '\0' : rendered[mark]);
            steps.Add(step);
            if (mark < 0)
            {
                break;
            }

            at = mark + 1;
            if (step.Mark is Slot or If)
            {
                var end = rendered.IndexOf(step.Mark == Slot ? Slot : Then, at);
                step.Field = kind.PlaceOf(rendered[at..end]);
                at = end + 1;
            }

            Link(step, steps.Count - 1, open);
        }

        return new Frame(kind, [.. steps]);
    }

    /// <summary>Tells a condition where its other branch begins, and a branch where to go on behind the condition.</summary>
    private static void Link(Step step, int place, Stack<Step> open)
    {
        if (step.Mark is Else or End)
        {
            open.Pop().Next = place;
        }

        if (step.Mark is If or Else)
        {
            open.Push(step);
        }
    }

    /// <summary>Bytes to write, and what to do then: a mark; '\0' is nothing.</summary>
    private sealed class Step(byte[] literal, char mark)
    {
        public byte[] Literal => literal;

        public char Mark => mark;

        /// <summary>The place of the field that a slot or a condition is about.</summary>
        public int Field { get; set; }

        /// <summary>The step behind which a condition that does not hold, or a branch that is done, goes on.</summary>
        public int Next { get; set; }
    }
}
