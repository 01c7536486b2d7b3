namespace StaticTracker.JsonSchema;

/// <summary>The meta-schemas of draft 2020-12, which a schema may refer to; they lie in the program.</summary>
internal static class MetaSchemas
{
    private const string Prefix = "https://json-schema.org/draft/2020-12/";

    public static bool TryFind(string address, out ReadOnlyMemory<byte> utf8)
    {
        utf8 = default;
        if (!address.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return false;
        }

        using var stream = typeof(MetaSchemas).Assembly.GetManifestResourceStream("draft2020-12/" + address[Prefix.Length..].Replace('/', '.') + ".json");
        if (stream is null)
        {
            return false;
        }

        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        utf8 = bytes;
        return true;
    }
}
