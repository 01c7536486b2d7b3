using System.Text;
using System.Text.Json;
using StaticTracker.Json;
using StaticTracker.Runs;

namespace StaticTracker.Commands;

/// <summary>Runs as members of an answer in JSON: what run.json says, as it says it.</summary>
internal static class RunJson
{
    public static void Write(Utf8JsonWriter json, RunRecord run)
    {
        using var tree = JsonTree.Parse(RunText.Of(run));
        foreach (var member in tree.Root.Members)
        {
            if (!member.KeyEquals("$schema"u8))
            {
                json.WritePropertyName(member.Name);
                json.WriteRawValue(Encoding.UTF8.GetString(member.Value.Raw));
            }
        }
    }
}
