namespace StaticTracker.Storage;

/// <summary>Items files as canonical bytes, items in ordinal order of their ids.</summary>
public static class ItemText
{
    public static byte[] Of(ItemSheet sheet) => SheetText.Write(Shape.Items, json =>
    {
        json.WriteString("$schema", "../../schemas/items.schema.json");
        json.WriteStartArray("items");
        foreach (var item in sheet.Items.OrderBy(i => i.Id, StringComparer.Ordinal))
        {
            json.WriteStartObject();
            json.WriteString("id", item.Id);
            SheetText.Put(json, "text_sha256", item.TextSha256);
            SheetText.Put(json, "text", item.Text);
            SheetText.Put(json, "expected", item.Expected);
            if (item.Tags.Count > 0)
            {
                json.WriteStartArray("tags");
                foreach (var tag in item.Tags)
                {
                    json.WriteStringValue(tag);
                }

                json.WriteEndArray();
            }

            SheetText.Put(json, "language", item.Language);
            if (item.Length is { } length)
            {
                json.WriteNumber("length", length);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    });
}
