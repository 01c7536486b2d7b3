using StaticTracker.Phrasing;
using StaticTracker.Storage.Binary;

namespace StaticTracker.Indexing.Caching;

/// <summary>A sentence that is not said yet as bytes: its key and its values, so that what is kept is of no language.</summary>
internal static class PhraseBytes
{
    public static void WriteOptional(ByteWriter output, Phrase? phrase)
    {
        output.Byte(phrase is null ? (byte)0 : (byte)1);
        if (phrase is not null)
        {
            Write(output, phrase);
        }
    }

    public static Phrase? ReadOptional(ref ByteReader input) => input.Byte() == 0 ? null : Read(ref input);

    public static void Write(ByteWriter output, Phrase phrase)
    {
        output.Byte((byte)phrase.Kind);
        output.Text(phrase.Text);
        output.OptionalSigned(phrase.N);
        output.Unsigned((ulong)phrase.Values.Count);
        foreach (var (name, value) in phrase.Values)
        {
            output.Text(name);
            output.OptionalText(value as string);
            if (value is Phrase inner)
            {
                Write(output, inner);
            }
        }
    }

    public static Phrase Read(ref ByteReader input)
    {
        var (kind, text, n) = ((PhraseKind)input.Byte(), input.Text(), input.OptionalSigned());
        var values = input.Count() is > 0 and var count ? new (string Name, object? Value)[count] : [];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = (input.Text(), input.OptionalText() ?? (object)Read(ref input));
        }

        return Phrase.Of(kind, text, n, values);
    }
}
