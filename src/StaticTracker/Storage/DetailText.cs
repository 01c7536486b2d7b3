using System.Text.Json;

namespace StaticTracker.Storage;

/// <summary>Details files as canonical bytes.</summary>
public static class DetailText
{
    public static byte[] Of(DetailSheet sheet) => SheetText.Write(Shape.Details, json =>
    {
        json.WriteString("$schema", "../../schemas/details.schema.json");
        json.WriteString("experiment", sheet.Experiment);
        if (sheet.Redacted.Count > 0)
        {
            json.WriteStartObject("redacted");
            foreach (var (kind, count) in sheet.Redacted)
            {
                json.WriteNumber(kind, count);
            }

            json.WriteEndObject();
        }

        SheetText.Put(json, "cut", sheet.Cut);
        SheetText.Put(json, "left_out", sheet.LeftOut);
        json.WriteStartObject("items");
        foreach (var item in sheet.Items)
        {
            Write(json, item);
        }

        json.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter json, ItemDetail item)
    {
        json.WriteStartObject(item.Id);
        SheetText.Put(json, "input", item.Input);
        SheetText.Put(json, "expected", item.Expected);
        SheetText.Put(json, "output", item.Output);
        if (item.Reasons.Count > 0)
        {
            json.WriteStartObject("reasons");
            foreach (var (rubric, reason) in item.Reasons)
            {
                json.WriteString(rubric, reason);
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
