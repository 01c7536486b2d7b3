using System.Text.Json.Serialization;

namespace StaticTracker.Serving;

[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
internal sealed partial class ServingJson : JsonSerializerContext;
