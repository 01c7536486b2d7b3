using System.Globalization;
using System.Text;
using StaticTracker.Json;

namespace StaticTracker.Remote;

/// <summary>Why a request failed, in the server's own words as far as it has any: at most two hundred characters, and no key.</summary>
public static class RestWords
{
    private const int Most = 200;

    public static string Of(RestAnswer answer)
    {
        var text = answer.Status == 0 ? $"no answer: {Encoding.UTF8.GetString(answer.Body)}" : string.Create(CultureInfo.InvariantCulture, $"status {answer.Status}{Said(answer.Body)}");
        var plain = string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)).Trim();
        return plain.Length <= Most ? plain : plain[..Most] + "…";
    }

    /// <summary><c>error.message</c> (Google), <c>error_description</c> (OAuth), <c>message</c>, or <c>error</c> as a text.</summary>
    private static string Said(byte[] body)
    {
        using var tree = JsonTree.TryParse(body, out _);
        if (tree is null)
        {
            return "";
        }

        var root = tree.Root;
        var said = root["error"u8]["message"u8].AsString() ?? root["error_description"u8].AsString() ?? root["message"u8].AsString() ?? root["error"u8].AsString();
        return said is null ? "" : $": {said}";
    }
}
