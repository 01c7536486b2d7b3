using StaticTracker.Diagnostics;
using StaticTracker.Json;
using StaticTracker.Remote;

namespace StaticTracker.Exporting.Sheets;

/// <summary>One sheet of a Google spreadsheet, over the Sheets API v4.</summary>
internal sealed class GoogleSheet(RestClient client, ApiAddress api, ApiAddress tokens, string spreadsheet, string sheet, Problems problems)
{
    /// <summary>The variable that names an address of this machine in the place of both.</summary>
    public const string AddressVariable = "TRACKER_SHEETS_ADDRESS";

    public const string Api = "https://sheets.googleapis.com/";
    public const string Tokens = "https://oauth2.googleapis.com/";

    private string Shown => $"sheet {sheet}";

    private string Path => $"v4/spreadsheets/{Uri.EscapeDataString(spreadsheet)}/values";

    /// <summary>An access token for an account; null, with a problem, where there is none.</summary>
    public string? Authorise(ServiceAccount account, DateTimeOffset now)
    {
        var endpoint = tokens.At("token");
        var answer = client.PostForm(endpoint, new Dictionary<string, string> { ["grant_type"] = JwtAssertion.GrantType, ["assertion"] = JwtAssertion.Of(account, endpoint.AbsoluteUri, now) });
        using var tree = answer.Succeeded ? JsonTree.TryParse(answer.Body, out _) : null;
        if (tree?.Root["access_token"u8].AsString() is { Length: > 0 } token)
        {
            return token;
        }

        problems.Add(SourceSpan.File(Shown), Codes.Remote.Refused, $"no access token was given: {(answer.Succeeded ? "the answer holds none" : RestWords.Of(answer))}", "look whether the key is still valid and the clock is right");
        return null;
    }

    /// <summary>What differs from a table; null, with a problem, where the sheet cannot be read, or holds something else.</summary>
    public List<SheetCell>? Compare(string token, List<ExportValue[]> wanted, bool replace)
    {
        var range = A1.Range(sheet, $"A:{A1.Column(wanted[0].Length)}");
        var answer = client.Get(api.At($"{Path}/{Uri.EscapeDataString(range)}?majorDimension=ROWS&valueRenderOption=UNFORMATTED_VALUE"), token);
        using var tree = answer.Succeeded ? JsonTree.TryParse(answer.Body, out _) : null;
        if (tree is null || SheetGrid.Read(tree.Root) is not { } there)
        {
            problems.Add(
                SourceSpan.File(Shown), Codes.Remote.Refused, $"it cannot be read: {(answer.Succeeded ? "the answer is no range of values" : RestWords.Of(answer))}",
                answer.Status is 403 or 404 ? "share the spreadsheet with the service account's address, as an editor, and look at its id" : answer.Status == 400 ? "look whether it has a sheet of that name" : null);
            return null;
        }

        if (replace || SheetGrid.IsOurs(there, wanted[0]))
        {
            return SheetGrid.Differences(there, wanted);
        }

        problems.Add(SourceSpan.File(Shown), Codes.Remote.OtherSheet, "its first row is not the heading of this table: it holds something else", "name another sheet with --sheet, or write over it with --replace");
        return null;
    }

    /// <summary>Writes cells; false, with a problem, where the API refuses. Requests before the refused one stand.</summary>
    public bool Write(string token, IReadOnlyList<SheetCell> cells)
    {
        foreach (var body in SheetUpdate.Bodies(sheet, cells))
        {
            var answer = client.PostJson(api.At($"{Path}:batchUpdate"), token, body);
            if (!answer.Succeeded)
            {
                problems.Add(
                    SourceSpan.File(Shown), Codes.Remote.Refused, $"it cannot be written: {RestWords.Of(answer)}",
                    answer.Status == 403 ? "share the spreadsheet with the service account's address, as an editor" : answer.Status == 400 ? "where the sheet has too few rows, add some there" : "run it again: only what still differs is written");
                return false;
            }
        }

        return true;
    }
}
