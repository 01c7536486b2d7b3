using StaticTracker.Diagnostics;

namespace StaticTracker.Remote;

/// <summary>
/// Where an API is. It is fixed in the program; only an address of this very machine may stand in its place (a variable of the environment names it), so that no setting and no file can send a key
/// anywhere else.
/// </summary>
public sealed record ApiAddress(Uri Base, bool IsLoopback)
{
    /// <summary>The API's own address, or the one that <paramref name="variable"/> names; null, with a problem, where that is not on this machine.</summary>
    public static ApiAddress? Of(string own, string variable, Problems problems)
    {
        if (Environment.GetEnvironmentVariable(variable) is not { Length: > 0 } other)
        {
            return new ApiAddress(new Uri(own), false);
        }

        if (Uri.TryCreate(other, UriKind.Absolute, out var address) && address.IsLoopback && address.Scheme is "http" or "https" && address.UserInfo.Length == 0)
        {
            return new ApiAddress(new Uri(address.AbsoluteUri.TrimEnd('/') + "/"), true);
        }

        problems.Add(SourceSpan.File(variable), Codes.Remote.AddressUnfit, "only an address of this machine may stand in the place of the API's own, such as http://127.0.0.1:8080", "leave the variable unset");
        return null;
    }

    /// <summary>An address below this one. The path is escaped already and begins without a slash.</summary>
    public Uri At(string path) => new(Base, path);
}
