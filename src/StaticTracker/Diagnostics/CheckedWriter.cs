using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace StaticTracker.Diagnostics;

/// <summary>A stream of the program's own words: that it cannot be written to is told apart from every other fault of input and output.</summary>
/// <param name="inner">The stream.</param>
/// <param name="name">What to call it: standard output.</param>
internal sealed class CheckedWriter(TextWriter inner, string name) : TextWriter
{
    /// <summary>The stream that <paramref name="open"/> gives. Where it gives none (a caller closed it), only who writes to it is told.</summary>
    public static CheckedWriter Open(Func<TextWriter> open, string name)
    {
        try
        {
            return new CheckedWriter(open(), name);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new CheckedWriter(new Closed(e), name);
        }
    }

    public override Encoding Encoding => inner.Encoding;

    [AllowNull]
    public override string NewLine
    {
        get => inner.NewLine;
        set => inner.NewLine = value;
    }

    public override void Write(char value) => Try(value, static (writer, c) => writer.Write(c));

    public override void Write(string? value) => Try(value, static (writer, text) => writer.Write(text));

    public override void WriteLine(string? value) => Try(value, static (writer, text) => writer.WriteLine(text));

    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    public override void Write(ReadOnlySpan<char> buffer) => Write(new string(buffer));

    public override void Flush() => Try(0, static (writer, _) => writer.Flush());

    private void Try<T>(T value, Action<TextWriter, T> write)
    {
        try
        {
            write(inner, value);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CannotSpeakException($"{name} cannot be written to: {e.Message}", e);
        }
    }

    private sealed class Closed(Exception why) : TextWriter
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => throw new IOException(why.Message, why);
    }
}
