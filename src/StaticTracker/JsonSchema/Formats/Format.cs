using StaticTracker.JsonSchema.Patterns;

namespace StaticTracker.JsonSchema.Formats;

/// <summary>A named form of strings. "idn-hostname" is not among them: it needs tables that .NET does not hold.</summary>
internal sealed class Format(string name, Func<string, bool> accepts)
{
    public string Name { get; } = name;

    public bool Accepts(string text) => accepts(text);

    /// <summary>Null for a name that is not known here.</summary>
    public static Format? Find(string name)
    {
        Func<string, bool>? accepts = name switch
        {
            "date" => TimeFormats.IsDate,
            "time" => TimeFormats.IsTime,
            "date-time" => TimeFormats.IsDateTime,
            "duration" => TimeFormats.IsDuration,
            "ipv4" => HostFormats.IsIPv4,
            "ipv6" => HostFormats.IsIPv6,
            "hostname" => HostFormats.IsHostname,
            "email" => t => HostFormats.IsEmail(t, international: false),
            "idn-email" => t => HostFormats.IsEmail(t, international: true),
            "uri" => t => UriFormats.IsUri(t, international: false, needsScheme: true),
            "uri-reference" => t => UriFormats.IsUri(t, international: false, needsScheme: false),
            "iri" => t => UriFormats.IsUri(t, international: true, needsScheme: true),
            "iri-reference" => t => UriFormats.IsUri(t, international: true, needsScheme: false),
            "uri-template" => UriFormats.IsTemplate,
            "json-pointer" => UriFormats.IsJsonPointer,
            "relative-json-pointer" => UriFormats.IsRelativeJsonPointer,
            "uuid" => IsUuid,
            "regex" => IsRegex,
            _ => null,
        };
        return accepts is null ? null : new Format(name, accepts);
    }

    private static bool IsUuid(string text) => text.Length == 36 && Guid.TryParseExact(text, "D", out _);

    private static bool IsRegex(string text)
    {
        try
        {
            _ = new TextPattern(text);
            return true;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
