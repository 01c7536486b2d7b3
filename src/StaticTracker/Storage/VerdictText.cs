using System.Buffers;
using System.Globalization;

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

        output.Write(first ? "}"u8 : "\n  }"u8);
        WriteScores(output, sheet.Scores);
        output.Write("\n}\n"u8);
        return output.WrittenSpan.ToArray();
    }

    private static void WriteScores(ArrayBufferWriter<byte> output, IReadOnlyList<KeyValuePair<string, IReadOnlyList<decimal?>>> scores)
    {
        if (scores.Count == 0)
        {
            return;
        }

        output.Write(",\n  \"scores\": {"u8);
        var first = true;
        foreach (var (name, numbers) in scores.OrderBy(r => r.Key, StringComparer.Ordinal))
        {
            output.Write(first ? ""u8 : ","u8);
            first = false;
            CanonicalJson.NewLine(output, 2);
            CanonicalText.Write(output, name);
            output.Write(": ["u8);
            for (var i = 0; i < numbers.Count; i++)
            {
                output.Write(i > 0 ? ", "u8 : ""u8);
                WriteNumber(output, numbers[i]);
            }

            output.Write("]"u8);
        }

        output.Write("\n  }"u8);
    }

    private static void WriteNumber(ArrayBufferWriter<byte> output, decimal? number)
    {
        if (number is not { } value)
        {
            output.Write("null"u8);
            return;
        }

        var span = output.GetSpan(40);
        value.TryFormat(span, out var written, default, CultureInfo.InvariantCulture);
        output.Advance(written);
    }
}
