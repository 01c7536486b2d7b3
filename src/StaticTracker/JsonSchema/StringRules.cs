using StaticTracker.JsonSchema.Formats;
using StaticTracker.JsonSchema.Patterns;

namespace StaticTracker.JsonSchema;

/// <summary>"minLength", "maxLength" (in code points), "pattern" and, where it is to be checked, "format".</summary>
internal sealed class StringRules
{
    public long? MinLength { get; set; }

    public long? MaxLength { get; set; }

    public TextPattern? Pattern { get; set; }

    public Format? Format { get; set; }
}
