using System.Net.Sockets;

namespace Sse.Torture.Run;

/// <summary>Splits what a connection sends into frames: each ends with a blank line.</summary>
internal sealed class FrameReader(NetworkStream connection) : IDisposable
{
    private byte[] _buffer = new byte[64 * 1024];
    private int _start;
    private int _end;

    /// <summary>The next frame, its bytes good until the next call; null when the connection ended. A part of a frame is dropped.</summary>
    public async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(CancellationToken cancel)
    {
        while (true)
        {
            var length = _buffer.AsSpan(_start, _end - _start).IndexOf("\n\n"u8);
            if (length >= 0)
            {
                var frame = _buffer.AsMemory(_start, length + 2);
                _start += length + 2;
                return frame;
            }
            MakeRoom();
            var read = await connection.ReadAsync(_buffer.AsMemory(_end), cancel);
            if (read == 0)
                return null;
            _end += read;
        }
    }

    public void Dispose() => connection.Dispose();

    private void MakeRoom()
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        (_start, _end) = (0, _end - _start);
        if (_end == _buffer.Length)
            Array.Resize(ref _buffer, _buffer.Length * 2);
    }
}
