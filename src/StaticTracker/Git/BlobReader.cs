using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics;
using System.Text;

namespace StaticTracker.Git;

/// <summary>
/// The contents of many blobs by one <c>git cat-file --batch</c>, given in the order asked for. That order decides git's speed: versions of
/// one file behind each other, oldest first. The ids are written by a thread of its own, since git stops reading them while its output waits.
/// </summary>
internal sealed class BlobReader : IBlobSource
{
    private readonly Process _process;
    private readonly Stream _stream;
    private readonly Task _feeding;
    private readonly Task _errors;

    // Only headers go through this buffer, with the few bytes behind them: a blob is read straight into its own.
    private readonly byte[] _buffer = new byte[512];
    private int _start;
    private int _end;

    public BlobReader(GitRepository repository, IReadOnlyCollection<ObjectId> ids)
    {
        var names = new ArrayBufferWriter<byte>((ids.Count * ((2 * ObjectId.Sha1Length) + 1)) + 1);
        foreach (var id in ids)
        {
            names.Write(Encoding.ASCII.GetBytes(id.ToString()));
            names.Write("\n"u8);
        }

        _process = repository.Program.Start(repository.Folder, ["cat-file", "--batch", "--buffer"], withInput: true);
        _errors = GitProgram.ReadErrors(_process);
        _stream = _process.StandardOutput.BaseStream;
        _feeding = Task.Factory.StartNew(() => GitProgram.Feed(_process, names.WrittenSpan), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <exception cref="InvalidOperationException">Another blob's turn it would be.</exception>
    public BlobContent? Next(ObjectId id)
    {
        int lineEnd;
        while ((lineEnd = _buffer.AsSpan(_start, _end - _start).IndexOf((byte)'\n')) < 0)
        {
            if (!Fill())
            {
                // Git gave up, as an old one does at the first object of a partial clone that it may not fetch.
                return null;
            }
        }

        var line = _buffer.AsSpan(_start, lineEnd);
        _start += lineEnd + 1;
        var sizeAt = line.LastIndexOf((byte)' ') + 1;
        if (!ObjectId.TryParse(line[..Math.Max(line.IndexOf((byte)' '), 0)], out var given) || given != id)
        {
            throw new InvalidOperationException($"{id} was asked for out of its turn");
        }

        if (!Utf8Parser.TryParse(line[sizeAt..], out int length, out var used) || used != line.Length - sizeAt)
        {
            return null;
        }

        var isBlob = line[..(sizeAt - 1)].EndsWith(" blob"u8);
        var rented = ArrayPool<byte>.Shared.Rent(length + 1);
        ReadExactly(rented.AsSpan(0, length + 1));
        var content = new BlobContent(rented, length);
        if (!isBlob)
        {
            content.Dispose();
            return null;
        }

        return content;
    }

    public void Turn()
    {
        // Git forgets by itself.
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            // What is left is not wanted (a caller gave up, or all was read and git is about to end by itself).
            _stream.Close();
        }

        _process.WaitForExit();
        _feeding.GetAwaiter().GetResult();
        _errors.GetAwaiter().GetResult();
        _process.Dispose();
    }

    private void ReadExactly(Span<byte> target)
    {
        var buffered = Math.Min(target.Length, _end - _start);
        _buffer.AsSpan(_start, buffered).CopyTo(target);
        _start += buffered;
        _stream.ReadExactly(target[buffered..]);
    }

    private bool Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
        }

        var read = _stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        return read > 0;
    }
}
