using System.Text;
using StaticTracker.Json;
using StaticTracker.JsonSchema;

namespace StaticTracker.Tests.JsonSchema;

/// <summary>Schemas and documents as text.</summary>
internal static class SchemaTest
{
    public static Schema Load(string schema, SchemaOptions? options = null) => Schema.Load(Encoding.UTF8.GetBytes(schema), options);

    public static JsonTree Parse(string json) => JsonTree.Parse(Encoding.UTF8.GetBytes(json));

    /// <summary>Both ways of asking, which must agree.</summary>
    public static bool Accepts(string schema, string json, SchemaOptions? options = null)
    {
        var loaded = Load(schema, options);
        using var tree = Parse(json);
        var valid = loaded.IsValid(tree.Root);
        Assert.AreEqual(valid, loaded.Validate(tree.Root).Count == 0, $"{schema} {json}");
        return valid;
    }

    /// <summary>A line per error: place, keyword, message and, where there is one, the hint.</summary>
    public static string Errors(string schema, string json)
    {
        var loaded = Load(schema);
        using var tree = Parse(json);
        return string.Join('\n', loaded.Validate(tree.Root).Select(e =>
            $"{e.Instance.Position.Line}:{e.Instance.Position.Column} {e.InstancePath} [{e.SchemaPath}] {e.Message}{(e.Hint is null ? "" : $" ({e.Hint})")}"));
    }

    public static SchemaException Refused(string schema, SchemaOptions? options = null) =>
        Assert.ThrowsExactly<SchemaException>(() => Load(schema, options));
}
