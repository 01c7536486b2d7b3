using System.Text.Json.Serialization;

namespace StaticTracker.Serving;

[JsonSerializable(typeof(string))]
internal sealed partial class ServingJson : JsonSerializerContext;
