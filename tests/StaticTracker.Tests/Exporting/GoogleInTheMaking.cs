using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Web;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Exporting;

/// <summary>Google's token endpoint and the values of one spreadsheet, as strict as its documentation: https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets.values.</summary>
internal sealed partial class GoogleInTheMaking : IDisposable
{
    public const string Token = "ya29.secret-token";

    private const string Email = "tracker@project.iam.gserviceaccount.com";
    private readonly RSA _key = RSA.Create(2048);
    private readonly string? _before = Environment.GetEnvironmentVariable("TRACKER_SHEETS_ADDRESS");

    public GoogleInTheMaking()
    {
        Server = new LoopbackServer((request, body) => request.Url!.AbsolutePath == "/token" ? GiveToken(request, body) : AnswerValues(request, body));
        Environment.SetEnvironmentVariable("TRACKER_SHEETS_ADDRESS", Server.Address);
    }

    public LoopbackServer Server { get; }

    /// <summary>Rows of cells; null is an empty one.</summary>
    public List<List<JsonNode?>> Grid { get; } = [];

    /// <summary>Ranges written, in order.</summary>
    public List<string> Written { get; } = [];

    /// <summary>The status of every answer about values; 0: as it should be.</summary>
    public int Refusal { get; set; }

    public string PrivateKey => _key.ExportPkcs8PrivateKeyPem();

    public string KeyFile => new JsonObject
    {
        ["type"] = "service_account", ["client_email"] = Email, ["private_key_id"] = "k1", ["private_key"] = PrivateKey, ["token_uri"] = "https://evil.example.org/token",
    }.ToJsonString();

    public string? Cell(int row, int column) => Grid[row - 1][column - 1]?.ToJsonString(s_plain);

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("TRACKER_SHEETS_ADDRESS", _before);
        Server.Dispose();
        _key.Dispose();
    }

    private static readonly JsonSerializerOptions s_plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private (int Status, string Body) GiveToken(HttpListenerRequest request, string body)
    {
        var form = HttpUtility.ParseQueryString(body);
        Server.Expect(request.HttpMethod == "POST" && request.ContentType == "application/x-www-form-urlencoded", "the token is asked for by a form");
        Server.Expect(form["grant_type"] == "urn:ietf:params:oauth:grant-type:jwt-bearer" && form.Count == 2, "grant_type");
        var parts = form["assertion"]!.Split('.');
        var (head, claims) = (Part(parts[0]), Part(parts[1]));
        Server.Expect(_key.VerifyData(Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Base64Url.DecodeFromChars(parts[2]), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1), "the signature");
        Server.Expect(head.ToJsonString() == """{"alg":"RS256","typ":"JWT","kid":"k1"}""", $"the header {head.ToJsonString()}");
        Server.Expect((string)claims["iss"]! == Email && (string)claims["scope"]! == "https://www.googleapis.com/auth/spreadsheets" && (string)claims["aud"]! == Server.Address + "token", $"the claims {claims.ToJsonString()}");
        Server.Expect((long)claims["exp"]! - (long)claims["iat"]! is > 0 and <= 3600, "the life of the claim");
        return (200, new JsonObject { ["access_token"] = Token, ["expires_in"] = 3599, ["token_type"] = "Bearer" }.ToJsonString());
    }

    private static JsonObject Part(string text) => JsonNode.Parse(Base64Url.DecodeFromChars(text))!.AsObject();

    private (int Status, string Body) AnswerValues(HttpListenerRequest request, string body)
    {
        Server.Expect(request.Headers["Authorization"] == "Bearer " + Token, "the authorisation");
        if (Refusal != 0)
        {
            return (Refusal, $$"""{ "error": { "code": {{Refusal}}, "message": "The caller\u0007 does not have permission" } }""");
        }

        var path = Uri.UnescapeDataString(request.Url!.AbsolutePath);
        if (request.HttpMethod == "GET")
        {
            Server.Expect(Uri.UnescapeDataString(request.Url.Query) == "?majorDimension=ROWS&valueRenderOption=UNFORMATTED_VALUE", $"the query {request.Url.Query}");
            var read = ReadPath().Match(path);
            Server.Expect(read.Success, $"the path {path}");
            return (200, Values(ColumnOf(read.Groups["last"].Value)));
        }

        Server.Expect(path == "/v4/spreadsheets/sheet-1/values:batchUpdate" && request.HttpMethod == "POST" && request.ContentType == "application/json; charset=utf-8", $"{request.HttpMethod} {path} {request.ContentType}");
        var update = JsonNode.Parse(body)!;
        Server.Expect((string)update["valueInputOption"]! == "RAW", "RAW");
        foreach (var range in update["data"]!.AsArray())
        {
            Write(range!.AsObject());
        }

        return (200, "{}");
    }

    /// <summary>As the API answers: without empty cells at the end of rows, and without empty rows at the end.</summary>
    private string Values(int width)
    {
        var rows = Grid.Select(r => r.Take(width).ToList()).ToList();
        foreach (var row in rows)
        {
            while (row.Count > 0 && row[^1] is null)
            {
                row.RemoveAt(row.Count - 1);
            }
        }

        while (rows.Count > 0 && rows[^1].Count == 0)
        {
            rows.RemoveAt(rows.Count - 1);
        }

        var answer = new JsonObject { ["range"] = "x", ["majorDimension"] = "ROWS" };
        if (rows.Count > 0)
        {
            answer["values"] = new JsonArray([.. rows.Select(r => (JsonNode)new JsonArray([.. r.Select(c => c?.DeepClone() ?? JsonValue.Create(""))]))]);
        }

        return answer.ToJsonString();
    }

    private void Write(JsonObject range)
    {
        var place = WrittenRange().Match((string)range["range"]!);
        Server.Expect(place.Success && (string)range["majorDimension"]! == "ROWS" && range["values"]!.AsArray().Count == 1, $"the range {range.ToJsonString()}");
        var (row, column) = (int.Parse(place.Groups["row"].Value, System.Globalization.CultureInfo.InvariantCulture), ColumnOf(place.Groups["column"].Value));
        Written.Add(place.Groups["cells"].Value);
        while (Grid.Count < row)
        {
            Grid.Add([]);
        }

        foreach (var value in range["values"]![0]!.AsArray())
        {
            while (Grid[row - 1].Count < column)
            {
                Grid[row - 1].Add(null);
            }

            Grid[row - 1][column - 1] = value is JsonValue text && text.TryGetValue<string>(out var empty) && empty.Length == 0 ? null : value!.DeepClone();
            column++;
        }
    }

    private static int ColumnOf(string name) => name.Aggregate(0, (number, letter) => (number * 26) + letter - 'A' + 1);

    [GeneratedRegex(@"\A/v4/spreadsheets/sheet-1/values/'It''s ours'!A:(?<last>[A-Z]+)\z")]
    private static partial Regex ReadPath();

    [GeneratedRegex(@"\A'It''s ours'!(?<cells>(?<column>[A-Z]+)(?<row>[0-9]+)(:[A-Z]+[0-9]+)?)\z")]
    private static partial Regex WrittenRange();
}
