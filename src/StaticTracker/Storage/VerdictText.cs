using System.Buffers;

namespace StaticTracker.Storage;

/// <summary>Verdict files as canonical bytes, one line per key.</summary>
public static class VerdictText
{
    private const string SchemaAddress = "../../schemas/verdicts.schema.json";

    public static byte[] Of(VerdictSheet sheet)
    {
        var output = new ArrayBufferWriter<byte>(256 + sheet.Items.Sum(i => i.Length + 4) + sheet.Rows.Sum(r => r.Key.Length + r.Value.Length + 12));
        output.Write("{\n  \"$schema\": "u8);
        CanonicalText.Write(output, SchemaAddress);
        output.Write(",\n  \"experiment\": "u8);
        CanonicalText.Write(output, sheet.Experiment);
        output.Write(",\n  \"items\": ["u8);
        for (var i = 0; i < sheet.Items.Count; i++)
        {
            output.Write(i > 0 ? ", "u8 : ""u8);
            CanonicalText.Write(output, sheet.Items[i]);
        }

        output.Write("],\n  \"verdicts\": {"u8);
        var first = true;
        foreach (var (rubric, letters) in sheet.Rows.OrderBy(r => r.Key, StringComparer.Ordinal))
        {
            output.Write(first ? ""u8 : ","u8);
            first = false;
            CanonicalJson.NewLine(output, 2);
            CanonicalText.Write(output, rubric);
            output.Write(": "u8);
            CanonicalText.Write(output, letters);
        }

        output.Write(first ? "}\n}\n"u8 : "\n  }\n}\n"u8);
        return output.WrittenSpan.ToArray();
    }
}
