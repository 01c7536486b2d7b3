using System.Security.Cryptography;
using System.Text;
using StaticTracker.Json;

namespace StaticTracker.Exporting.Sheets;

/// <summary>A service account's key as Google hands it out. It is shown nowhere: not in messages, not by <see cref="ToString"/>.</summary>
internal sealed class ServiceAccount : IDisposable
{
    private readonly RSA _key;

    private ServiceAccount(string email, string? keyId, RSA key) => (Email, KeyId, _key) = (email, keyId, key);

    public string Email { get; }

    public string? KeyId { get; }

    /// <summary>The account of a key file's text; null, with the reason, where it is none.</summary>
    public static ServiceAccount? Read(byte[] text, out string? why)
    {
        using var tree = JsonTree.TryParse(text, out var fault);
        var root = tree?.Root ?? default;
        why = tree is null ? $"it is no JSON: {fault!.Detail}"
            : root["type"u8].AsString() != "service_account" ? "its type is not service_account"
            : root["client_email"u8].AsString() is not { Length: > 0 } ? "it names no client_email"
            : root["private_key"u8].AsString() is not { Length: > 0 } ? "it holds no private_key"
            : null;
        if (why is not null)
        {
            return null;
        }

        var key = RSA.Create();
        try
        {
            key.ImportFromPem(root["private_key"u8].AsString());
            return new ServiceAccount(root["client_email"u8].AsString()!, root["private_key_id"u8].AsString(), key);
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException)
        {
            key.Dispose();
            why = "its private_key is no RSA key in PEM";
            return null;
        }
    }

    public byte[] Sign(string text) => _key.SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    public override string ToString() => nameof(ServiceAccount);

    public void Dispose() => _key.Dispose();
}
