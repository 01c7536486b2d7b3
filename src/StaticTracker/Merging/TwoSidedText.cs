using System.Buffers;
using System.Text;

namespace StaticTracker.Merging;

/// <summary>
/// A text that two sides agree on except in places, line by line. Where they differ both stand, between the markers that git leaves in a file,
/// around no more lines than differ.
/// </summary>
internal sealed class TwoSidedText(MergeLabels labels)
{
    private readonly ArrayBufferWriter<byte> _text = new(1 << 16);
    private readonly ArrayBufferWriter<byte> _ours = new();
    private readonly ArrayBufferWriter<byte> _theirs = new();
    private int _lines;

    /// <summary>The line on which the text goes on, from 1; inside a difference that of its first marker.</summary>
    public int Line => _lines + 1;

    /// <summary>Lines that both sides have, each with its end.</summary>
    public void Both(ReadOnlySpan<byte> lines)
    {
        if (!lines.IsEmpty)
        {
            CloseDifference();
            Put(lines);
        }
    }

    public void On(MergeSide side, ReadOnlySpan<byte> lines) => (side == MergeSide.Ours ? _ours : _theirs).Write(lines);

    public byte[] ToArray()
    {
        CloseDifference();
        return _text.WrittenSpan.ToArray();
    }

    private void CloseDifference()
    {
        if (_ours.WrittenCount == 0 && _theirs.WrittenCount == 0)
        {
            return;
        }

        if (_ours.WrittenSpan.SequenceEqual(_theirs.WrittenSpan))
        {
            Put(_ours.WrittenSpan);
        }
        else
        {
            Put(Marker('<', labels.Ours));
            Put(_ours.WrittenSpan);
            Put(Marker('=', ""));
            Put(_theirs.WrittenSpan);
            Put(Marker('>', labels.Theirs));
        }

        _ours.ResetWrittenCount();
        _theirs.ResetWrittenCount();
    }

    private byte[] Marker(char sign, string label) => Encoding.UTF8.GetBytes($"{new string(sign, labels.MarkerSize)}{(label.Length > 0 ? " " : "")}{label}\n");

    private void Put(ReadOnlySpan<byte> lines)
    {
        _text.Write(lines);
        _lines += lines.Count((byte)'\n');
    }
}
