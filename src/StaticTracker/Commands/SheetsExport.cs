using System.CommandLine;
using System.Globalization;
using System.Text;
using StaticTracker.Diagnostics;
using StaticTracker.Exporting;
using StaticTracker.Exporting.Sheets;
using StaticTracker.Remote;

namespace StaticTracker.Commands;

/// <summary><c>tracker export sheets</c>: a table into a Google Sheet, changed cells only.</summary>
internal sealed class SheetsExport
{
    private const string KeyVariable = "TRACKER_SHEETS_CREDENTIALS";

    private readonly Option<string?> _spreadsheet = new("--spreadsheet") { Description = "With sheets: the spreadsheet's id, as its address has it", HelpName = "ID" };
    private readonly Option<string> _sheet = new("--sheet") { Description = "With sheets: the sheet to write", HelpName = "NAME", DefaultValueFactory = _ => "Results" };
    private readonly Option<string?> _credentials = new("--credentials") { Description = $"With sheets: the service account's key file (default: the variable {KeyVariable}, which holds its text)", HelpName = "FILE" };
    private readonly Option<bool> _replace = new("--replace") { Description = "With sheets: write over a sheet that holds something else" };
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "With sheets: print the cells that would be written, write none" };

    public IReadOnlyList<Option> Options => [_spreadsheet, _sheet, _credentials, _replace, _dryRun];

    /// <summary>What is wrong with the options; null: nothing.</summary>
    public string? Refusal(ParseResult result, string format)
    {
        var given = Options.FirstOrDefault(o => result.GetResult(o) is { Implicit: false });
        return format != "sheets" ? given is null ? null : $"{given.Name} is for sheets."
            : string.IsNullOrWhiteSpace(result.GetValue(_spreadsheet)) ? "name the spreadsheet with --spreadsheet ID."
            : string.IsNullOrWhiteSpace(result.GetValue(_sheet)) ? "--sheet is empty."
            : null;
    }

    public void Write(CommandContext context, ParseResult result, ExportTable table)
    {
        if (ApiAddress.Of(GoogleSheet.Api, GoogleSheet.AddressVariable, context.Problems) is not { } api
            || ApiAddress.Of(GoogleSheet.Tokens, GoogleSheet.AddressVariable, context.Problems) is not { } tokens
            || ReadAccount(context, result.GetValue(_credentials)) is not { } account)
        {
            return;
        }

        using (account)
        using (var client = new RestClient(context.Say))
        {
            var (name, isDry) = (result.GetValue(_sheet)!, result.GetValue(_dryRun));
            var sheet = new GoogleSheet(client, api, tokens, result.GetValue(_spreadsheet)!, name, context.Problems);
            if (sheet.Authorise(account, DateTimeOffset.UtcNow) is not { } token || sheet.Compare(token, SheetGrid.Of(table), result.GetValue(_replace)) is not { } cells)
            {
                return;
            }

            if (isDry || sheet.Write(token, cells))
            {
                Answer(context, name, cells, isDry);
            }
        }
    }

    private static ServiceAccount? ReadAccount(CommandContext context, string? file)
    {
        var place = file ?? KeyVariable;
        try
        {
            var text = file is not null ? File.ReadAllBytes(file) : Environment.GetEnvironmentVariable(KeyVariable) is { Length: > 0 } held ? Encoding.UTF8.GetBytes(held) : null;
            if (text is null)
            {
                context.Problems.Add(SourceSpan.File(place), Codes.Remote.CredentialsUnfit, "there are no credentials", $"name the service account's key file with --credentials FILE, or put its text into {KeyVariable}");
                return null;
            }

            if (ServiceAccount.Read(text, out var why) is { } account)
            {
                return account;
            }

            context.Problems.Add(SourceSpan.File(place), Codes.Remote.CredentialsUnfit, $"this is no key of a service account: {why}", "make one for the account in Google Cloud, of the kind JSON");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            context.Problems.Add(SourceSpan.File(place), Codes.Remote.CredentialsUnfit, $"the key file cannot be read: {e.Message}");
        }

        return null;
    }

    private static void Answer(CommandContext context, string sheet, List<SheetCell> cells, bool isDry)
    {
        if (context.Json)
        {
            context.AnswerJson(json =>
            {
                json.WriteBoolean("dry_run", isDry);
                json.WriteString("sheet", sheet);
                json.WriteStartArray("cells");
                foreach (var cell in cells)
                {
                    json.WriteStartObject();
                    json.WriteString("cell", cell.Name);
                    json.WriteString("before", cell.Before);
                    json.WriteString("after", cell.After.Text);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            });
            return;
        }

        foreach (var cell in isDry ? cells : [])
        {
            context.Out.WriteLine(ProblemReporter.Visible($"{cell.Name}: {cell.Before ?? "(empty)"} -> {(cell.After.Text is { Length: > 0 } after ? after : "(empty)")}"));
        }

        context.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{cells.Count} {(cells.Count == 1 ? "cell" : "cells")} {(isDry ? "would be written" : "written")}"));
    }
}
