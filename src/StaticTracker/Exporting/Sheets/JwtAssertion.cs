using System.Buffers.Text;
using System.Globalization;
using System.Text;
using StaticTracker.Storage;

namespace StaticTracker.Exporting.Sheets;

/// <summary>The signed claim by which a service account asks for an access token: a JSON Web Token with RS256 (RFC 7519, RFC 7523).</summary>
internal static class JwtAssertion
{
    public const string Scope = "https://www.googleapis.com/auth/spreadsheets";
    public const string GrantType = "urn:ietf:params:oauth:grant-type:jwt-bearer";

    private static readonly TimeSpan s_life = TimeSpan.FromMinutes(10);

    /// <param name="account">Who asks.</param>
    /// <param name="audience">The token endpoint.</param>
    /// <param name="now">When.</param>
    public static string Of(ServiceAccount account, string audience, DateTimeOffset now)
    {
        var kid = account.KeyId is { } id ? $",\"kid\":{CompactJson.Quote(id)}" : "";
        var head = $"{{\"alg\":\"RS256\",\"typ\":\"JWT\"{kid}}}";
        var claims = string.Create(
            CultureInfo.InvariantCulture,
            $"{{\"iss\":{CompactJson.Quote(account.Email)},\"scope\":\"{Scope}\",\"aud\":{CompactJson.Quote(audience)},\"iat\":{now.ToUnixTimeSeconds()},\"exp\":{(now + s_life).ToUnixTimeSeconds()}}}");
        var signed = $"{Encode(head)}.{Encode(claims)}";
        return $"{signed}.{Base64Url.EncodeToString(account.Sign(signed))}";
    }

    private static string Encode(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
}
