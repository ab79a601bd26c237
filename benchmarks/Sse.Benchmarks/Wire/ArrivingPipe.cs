using System.Buffers;
using System.IO.Pipelines;

namespace Sse.Benchmarks.Wire;

/// <summary>A pipe that repeats an input and has 4 KiB ready for every read, where they lie: nothing but the reader's own work is measured.</summary>
public sealed class ArrivingPipe(WireInput input) : PipeReader
{
    private int _position;
    private int _times = input.Times;

    public override ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default)
    {
        TryRead(out var result);
        return new(result);
    }

    public override bool TryRead(out ReadResult result)
    {
        if (_position == input.Bytes.Length && --_times > 0)
            _position = 0;
        int count = Math.Min(ArrivingStream.ReadSize, input.Bytes.Length - _position);
        bool last = _times <= 1 && _position + count == input.Bytes.Length;
        result = new(new ReadOnlySequence<byte>(input.Bytes, _position, count), isCanceled: false, isCompleted: last);
        return true;
    }

    public override void AdvanceTo(SequencePosition consumed) => _position = consumed.GetInteger();

    public override void AdvanceTo(SequencePosition consumed, SequencePosition examined) => AdvanceTo(consumed);

    public override void CancelPendingRead() { }

    public override void Complete(Exception? exception = null) { }
}
