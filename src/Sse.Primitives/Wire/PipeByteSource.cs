using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.InteropServices;

namespace Sse.Primitives;

/// <summary>Hands out the segments of a pipe where they lie, and returns them to the pipe when the last one has been used.</summary>
internal sealed class PipeByteSource(PipeReader reader, bool leaveOpen) : ByteSource
{
    private ReadOnlySequence<byte> _arrived;
    private SequencePosition _next;
    private bool _holdsBuffer;
    private bool _completed;

    public override bool TryNext()
    {
        while (_holdsBuffer && _arrived.TryGet(ref _next, out var memory))
        {
            if (memory.IsEmpty)
                continue;
            Chunk = MemoryMarshal.TryGetArray(memory, out var segment) ? segment : memory.ToArray();
            return true;
        }

        Release();
        return false;
    }

    public override async ValueTask<bool> WaitAsync(CancellationToken cancellationToken)
    {
        Release();
        while (!_completed)
        {
            var result = await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
            _arrived = result.Buffer;
            _next = _arrived.Start;
            _completed = result.IsCompleted;

            // A completed pipe with nothing left has nothing to advance over; not every reader accepts the attempt.
            _holdsBuffer = !_arrived.IsEmpty || !_completed;
            if (!_arrived.IsEmpty)
                return true;
            Release();
            if (result.IsCanceled)
                throw new OperationCanceledException("The pending read of the pipe was canceled.");
        }

        return false;
    }

    public override ValueTask DisposeAsync()
    {
        Release();
        return leaveOpen ? default : reader.CompleteAsync();
    }

    private void Release()
    {
        if (!_holdsBuffer)
            return;
        _holdsBuffer = false;
        Chunk = ArraySegment<byte>.Empty;
        reader.AdvanceTo(_arrived.End);
    }
}
