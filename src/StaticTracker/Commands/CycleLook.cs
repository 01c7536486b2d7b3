using System.Globalization;
using System.Text.Json;
using StaticTracker.Modules;
using StaticTracker.Promotion;
using StaticTracker.Storage;

namespace StaticTracker.Commands;

/// <summary>What came of one module in a cycle.</summary>
/// <param name="Module">The module.</param>
/// <param name="New">Results that no cycle had looked at.</param>
internal sealed record CycleLook(ModuleId Module, int New)
{
    /// <summary>How many new ones the cycle waits for; null: it looked.</summary>
    public int? Wanted { get; init; }

    /// <summary>How many were held against what is active.</summary>
    public int Tried { get; init; }

    /// <summary>The report of the best; null: there was nothing to decide.</summary>
    public PromotionReport? Report { get; init; }

    /// <summary>The commit's hash; null: nothing was committed.</summary>
    public string? Committed { get; init; }

    public string Text => this switch
    {
        { Wanted: not null, New: 0 } => $"{Module}: nothing new",
        { Wanted: { } wanted } => string.Create(CultureInfo.InvariantCulture, $"{Module}: {New} new, {wanted} wanted"),
        { Report: { } done } => string.Create(CultureInfo.InvariantCulture, $"{Module}: {New} new, {Tried} tried; {PromotionWords.Of(done)}: {done.Challenger?.Name ?? "–"}{(done.Error is { } error ? $": {error}" : "")}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Module}: {New} new, all of what is active: nothing to try"),
    };

    public void Say(CommandContext context, DataFolder folder)
    {
        if (Report is { } done)
        {
            context.Say($"report {PromotionPlace.Show(folder, done)}");
        }

        if (Committed is { } hash)
        {
            context.Say($"committed {hash[..10]}");
        }
    }

    public static void WriteJson(Utf8JsonWriter json, IReadOnlyList<CycleLook> looks)
    {
        json.WriteStartArray("modules");
        foreach (var look in looks)
        {
            json.WriteStartObject();
            json.WriteString("module", look.Module.Text);
            json.WriteNumber("new", look.New);
            if (look.Wanted is { } wanted)
            {
                json.WriteNumber("wanted", wanted);
            }

            json.WriteNumber("tried", look.Tried);
            if (look.Report is { } report)
            {
                json.WritePropertyName("report");
                PromotionJson.Report(json, report);
            }

            if (look.Committed is { } hash)
            {
                json.WriteString("committed", hash);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
