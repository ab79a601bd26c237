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

    public override bool TryNext(out ArraySegment<byte> chunk)
    {
        while (_holdsBuffer && _arrived.TryGet(ref _next, out var memory))
        {
            if (memory.IsEmpty)
                continue;
            chunk = MemoryMarshal.TryGetArray(memory, out var segment) ? segment : memory.ToArray();
            return true;
        }

        Release();
        chunk = default;
        return false;
    }

    public override ValueTask<bool> WaitAsync(CancellationToken cancellationToken)
    {
        Release();
        while (!_completed)
        {
            var read = reader.ReadAsync(cancellationToken);
            if (!read.IsCompletedSuccessfully)
                return AwaitAsync(read, cancellationToken);
            if (Arrive(read.Result))
                return new(true);
        }

        return new(false);
    }

    public override ValueTask DisposeAsync()
    {
        Release();
        return leaveOpen ? default : reader.CompleteAsync();
    }

    private async ValueTask<bool> AwaitAsync(ValueTask<ReadResult> read, CancellationToken cancellationToken) =>
        Arrive(await read.ConfigureAwait(false)) || await WaitAsync(cancellationToken).ConfigureAwait(false);

    private bool Arrive(in ReadResult result)
    {
        _arrived = result.Buffer;
        _next = _arrived.Start;
        _completed = result.IsCompleted;
        // A completed pipe with nothing left has nothing to advance over; not every reader accepts the attempt.
        _holdsBuffer = !_arrived.IsEmpty || !_completed;
        if (!_arrived.IsEmpty)
            return true;
        Release();
        return !result.IsCanceled ? false : throw new OperationCanceledException("The pending read of the pipe was canceled.");
    }

    private void Release()
    {
        if (!_holdsBuffer)
            return;
        _holdsBuffer = false;
        reader.AdvanceTo(_arrived.End);
    }
}
