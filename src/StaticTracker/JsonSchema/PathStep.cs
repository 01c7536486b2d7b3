using System.Globalization;
using System.Text;
using StaticTracker.Json;

namespace StaticTracker.JsonSchema;

/// <summary>One step from a value into a member (the cell of its key) or an element (its index; the key is -1 then).</summary>
internal sealed record PathStep(PathStep? Parent, int Key, int Element)
{
    /// <summary>The JSON pointer (RFC 6901) from the root of the evaluation.</summary>
    public string ToPointer(JsonTree tree)
    {
        var steps = new Stack<PathStep>();
        for (var step = this; step is not null; step = step.Parent)
        {
            steps.Push(step);
        }

        var pointer = new StringBuilder();
        foreach (var step in steps)
        {
            pointer.Append('/');
            if (step.Key < 0)
            {
                pointer.Append(step.Element.ToString(CultureInfo.InvariantCulture));
            }
            else
            {
                pointer.Append(Escape(new JsonNode(tree, step.Key).GetString()));
            }
        }

        return pointer.ToString();
    }

    public static string Escape(string name) =>
        name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
