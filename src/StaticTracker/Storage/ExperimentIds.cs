using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using StaticTracker.Modules;

namespace StaticTracker.Storage;

/// <summary>
/// What an experiment is, and what it is called: both depend on its source alone, not on the order of imports. The identity is the SHA-256 of
/// <c>[source SHA-256, module, prompt version, data set, model, params, run key]</c> as compact JSON, null where something is absent.
/// </summary>
internal sealed class ExperimentIds : IDisposable
{
    public const int ShortDigits = 8;
    public const int LongDigits = 12;

    private const int LongestSlug = 40;
    private const int LongestId = 200;
    private static readonly char[] s_hex = [.. "0123456789abcdef"];

    private readonly ArrayBufferWriter<byte> _tuple = new(256);
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>The identity in hex, 64 digits.</summary>
    public string IdentityOf(string sha256, ModuleId module, PromptVersion version, string? dataset, string model, string? parameters, string? runKey)
    {
        _tuple.ResetWrittenCount();
        _tuple.Write("["u8);
        CanonicalText.Write(_tuple, sha256);
        Put(module.Text);
        Put(version.Text);
        Put(dataset);
        Put(model);
        _tuple.Write(","u8);
        _tuple.Write(parameters is null ? "null"u8 : System.Text.Encoding.UTF8.GetBytes(parameters));
        Put(runKey);
        _tuple.Write("]"u8);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        _hash.AppendData(_tuple.WrittenSpan);
        _hash.GetHashAndReset(hash);
        return HexText.Lower(hash);
    }

    /// <summary><c>module_version_model_yyyymmdd_hex</c></summary>
    public static string IdOf(ModuleId module, PromptVersion version, string model, Timestamp time, string identity, int digits = ShortDigits) =>
        string.Create(CultureInfo.InvariantCulture, stackalloc char[LongestId], $"{module.Text}_{Slug(version.Text)}_{Slug(model)}_{time.Date}_{identity.AsSpan(0, digits)}");

    /// <summary>Lower-case ASCII letters and digits; x where there are none.</summary>
    public static string Slug(string text)
    {
        Span<char> slug = stackalloc char[LongestSlug];
        var length = 0;
        foreach (var c in text)
        {
            if (char.IsAsciiLetterOrDigit(c) && length < LongestSlug)
            {
                slug[length++] = char.ToLowerInvariant(c);
            }
        }

        return length == 0 ? "x" : new string(slug[..length]);
    }

    /// <summary>Whether an id ends as those that are made here do; others were written by hand.</summary>
    public static bool IsMade(string id) => Digits(id) is { Length: ShortDigits or LongDigits } digits && digits.IndexOfAnyExcept(s_hex) < 0;

    /// <summary>
    /// The id of an experiment that has to share its own with another: with twelve digits of its identity where it was made from that, else with
    /// eight behind a dot, which marks it as not made from them.
    /// </summary>
    public static string Longer(string id, string identity)
    {
        if (IsMadeFrom(id, identity) && Digits(id).Length == ShortDigits)
        {
            return string.Concat(id.AsSpan(0, id.Length - ShortDigits), identity.AsSpan(0, LongDigits));
        }

        var stem = id.AsSpan(0, Math.Min(id.Length, LongestId - ShortDigits - 1));
        return $"{stem}.{identity.AsSpan(0, ShortDigits)}";
    }

    /// <summary>The id that <see cref="Longer"/> made this one from; null where it cannot be one of those.</summary>
    public static string? Shorter(string id)
    {
        if (IsMade(id) && Digits(id).Length == LongDigits)
        {
            return id[..^(LongDigits - ShortDigits)];
        }

        var dot = id.Length - ShortDigits - 1;
        return dot > 0 && id[dot] == '.' && id.AsSpan(dot + 1).IndexOfAnyExcept(s_hex) < 0 ? id[..dot] : null;
    }

    /// <summary>Whether an id was made from this identity.</summary>
    public static bool IsMadeFrom(string id, string identity) => IsMade(id) && identity.AsSpan().StartsWith(Digits(id));

    /// <summary>What an id ends with: digits of an identity where it is one that <see cref="IsMade"/>.</summary>
    public static ReadOnlySpan<char> Digits(string id) => id.AsSpan(id.LastIndexOf('_') + 1);

    public void Dispose() => _hash.Dispose();

    private void Put(string? text)
    {
        _tuple.Write(","u8);
        if (text is null)
        {
            _tuple.Write("null"u8);
        }
        else
        {
            CanonicalText.Write(_tuple, text);
        }
    }
}
