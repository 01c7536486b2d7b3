using System.Buffers;
using StaticTracker.Json;
using StaticTracker.Storage;

namespace StaticTracker.Merging;

/// <summary>Merged values in canonical form; where values contradict each other both stand between markers, the rest of the file around them.</summary>
internal sealed class MergedText(MergeLabels labels)
{
    private readonly TwoSidedText _text = new(labels);
    private readonly List<MergeConflict> _conflicts = [];

    public IReadOnlyList<MergeConflict> Conflicts => _conflicts;

    public byte[] Write(Merged root, Shape shape)
    {
        Write(new Spot([], shape, 0, OursGoesOn: false, TheirsGoesOn: false), root);
        return _text.ToArray();
    }

    private void Write(Spot spot, Merged value)
    {
        switch (value)
        {
            case Merged.Taken taken:
                Block(spot, Text(spot, taken.Node));
                break;
            case Merged.Contradiction conflict:
                _conflicts.Add(new(conflict.Place, Shown(conflict.Ours), Shown(conflict.Theirs), _text.Line));
                Side(spot, MergeSide.Ours, conflict.Ours);
                Side(spot, MergeSide.Theirs, conflict.Theirs);
                break;
            case Merged.Parts parts:
                parts.Members.Sort((a, b) => CanonicalJson.Compare(a.Key, b.Key, spot.Shape.Keys));
                Inner(spot, [.. parts.Members.Select(m => (Name(m.Key), m.Value, spot.Shape.Member(m.Key)))], '{', '}');
                break;
            case Merged.Listed list:
                Inner(spot, [.. MergedOrder.Of(list.Elements, spot.Shape.Order).Select(e => (Array.Empty<byte>(), e, spot.Shape.Element))], '[', ']');
                break;
            default:
                throw new InvalidOperationException("There is no other kind of merged value.");
        }
    }

    private void Inner(Spot spot, List<(byte[] Name, Merged Value, Shape Shape)> children, char open, char close)
    {
        var (lastOfOurs, lastOfTheirs) = (children.FindLastIndex(c => c.Value.IsOn(MergeSide.Ours)), children.FindLastIndex(c => c.Value.IsOn(MergeSide.Theirs)));
        if (lastOfOurs < 0 && lastOfTheirs < 0)
        {
            Block(spot, Line(spot, $"{open}{close}"));
            return;
        }

        // A side on which all is gone would be written on one line: then the brackets are the only thing that both have, and they stay.
        _text.Both([.. Line(spot, $"{open}"), (byte)'\n']);
        for (var i = 0; i < children.Count; i++)
        {
            var (name, value, shape) = children[i];
            Write(new Spot(name, shape, spot.Depth + 1, i < lastOfOurs, i < lastOfTheirs), value);
        }

        Block(spot with { Name = [] }, Line(spot with { Name = [] }, $"{close}"));
    }

    /// <summary>Lines that both sides have; where only one of them goes on behind it, the last differs by its comma.</summary>
    private void Block(Spot spot, ReadOnlySpan<byte> lines)
    {
        if (spot.OursGoesOn == spot.TheirsGoesOn)
        {
            _text.Both(Ended(lines, spot.OursGoesOn));
            return;
        }

        var last = lines.LastIndexOf((byte)'\n') + 1;
        _text.Both(lines[..last]);
        _text.On(MergeSide.Ours, Ended(lines[last..], spot.OursGoesOn));
        _text.On(MergeSide.Theirs, Ended(lines[last..], spot.TheirsGoesOn));
    }

    private void Side(Spot spot, MergeSide side, JsonNode node)
    {
        if (node.Exists)
        {
            _text.On(side, Ended(Text(spot, node), side == MergeSide.Ours ? spot.OursGoesOn : spot.TheirsGoesOn));
        }
    }

    private static byte[] Ended(ReadOnlySpan<byte> lines, bool goesOn) => goesOn ? [.. lines, (byte)',', (byte)'\n'] : [.. lines, (byte)'\n'];

    private static byte[] Name(string name)
    {
        var output = new ArrayBufferWriter<byte>();
        CanonicalText.Write(output, name);
        output.Write(": "u8);
        return output.WrittenSpan.ToArray();
    }

    private static ReadOnlySpan<byte> Text(Spot spot, JsonNode node)
    {
        var output = Begin(spot);
        CanonicalJson.Write(output, node, spot.Shape, spot.Depth);
        return output.WrittenSpan;
    }

    private static ReadOnlySpan<byte> Line(Spot spot, string text)
    {
        var output = Begin(spot);
        output.Write(System.Text.Encoding.ASCII.GetBytes(text));
        return output.WrittenSpan;
    }

    private static ArrayBufferWriter<byte> Begin(Spot spot)
    {
        var output = new ArrayBufferWriter<byte>();
        output.GetSpan((2 * spot.Depth) + 1)[..(2 * spot.Depth)].Fill((byte)' ');
        output.Advance(2 * spot.Depth);
        output.Write(spot.Name);
        return output;
    }

    private static string? Shown(JsonNode node) => node.Exists ? CompactJson.Of(node) : null;

    /// <summary>Where a value stands: behind which name, how deep, and whether something follows it on each side.</summary>
    private sealed record Spot(byte[] Name, Shape Shape, int Depth, bool OursGoesOn, bool TheirsGoesOn);
}
