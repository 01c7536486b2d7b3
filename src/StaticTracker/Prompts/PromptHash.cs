using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using StaticTracker.Json;
using StaticTracker.Storage;

namespace StaticTracker.Prompts;

/// <summary>The hash of a prompt: SHA-256 of the canonical JSON of its six keys. Specified to the byte in docs/prompts.md, with test vectors.</summary>
public static class PromptHash
{
    private const int ShortDigits = 12;

    /// <summary>64 lower-case hex digits.</summary>
    public static string Of(PromptContent content) => Convert.ToHexStringLower(SHA256.HashData(Canonical(content)));

    /// <summary>The bytes that are hashed. All six keys are always there: a text that is missing is empty, an object that is missing is <c>{}</c>.</summary>
    public static byte[] Canonical(PromptContent content)
    {
        var output = new ArrayBufferWriter<byte>();
        output.Write("{\"decoding\":"u8);
        WriteJson(output, content.Decoding);
        output.Write(",\"role_models\":"u8);
        WriteMap(output, content.RoleModels, static text => text);
        output.Write(",\"role_prompts\":"u8);
        WriteMap(output, content.RolePrompts, PromptText.Normalise);
        output.Write(",\"root_system_prompt\":"u8);
        CanonicalText.Write(output, PromptText.Normalise(content.RootSystemPrompt));
        output.Write(",\"task_prompt\":"u8);
        CanonicalText.Write(output, PromptText.Normalise(content.TaskPrompt));
        output.Write(",\"tools_contract\":"u8);
        WriteJson(output, content.ToolsContract);
        output.Write("}"u8);
        return output.WrittenSpan.ToArray();
    }

    private static void WriteJson(ArrayBufferWriter<byte> output, string json)
    {
        using var tree = JsonTree.Parse(Encoding.UTF8.GetBytes(json));
        HashedJson.Write(output, tree.Root);
    }

    private static void WriteMap(ArrayBufferWriter<byte> output, IReadOnlyList<KeyValuePair<string, string>> map, Func<string, string> form)
    {
        output.Write("{"u8);
        var first = true;
        foreach (var (key, value) in map.OrderBy(m => m.Key, StringComparer.Ordinal))
        {
            output.Write(first ? ""u8 : ","u8);
            first = false;
            CanonicalText.Write(output, key);
            output.Write(":"u8);
            CanonicalText.Write(output, form(value));
        }

        output.Write("}"u8);
    }

    /// <summary>The beginning of a hash, to name it by; a stated one may be shorter.</summary>
    public static string Short(string hash) => hash.Length > ShortDigits ? hash[..ShortDigits] : hash;
}
