using System.Buffers;

namespace Sse.AspNetCore;

/// <summary>
/// Leaves out what a reader does not want. Ids stay those of the stream; where much is left out, a block with nothing but an id moves
/// the reader's position on, so that it does not come back to what it was spared.
/// </summary>
internal sealed class FilteredFeed(ConnectionFeed inner, EventFilter filter) : ConnectionFeed
{
    private const int MostSkipped = 500;

    private readonly ArrayBufferWriter<byte> _idBlock = new(64);
    private ReadOnlyMemory<byte> _rest;
    private int _skipped;
    private bool _ended;

    public override bool IsReplay => inner.IsReplay;

    public override bool IsFinished => inner.IsFinished;

    public override long EventsRead => inner.EventsRead;

    /// <summary>What is read and not yet sent counts as one, so that its slices are sent together.</summary>
    public override long LagEvents => inner.LagEvents + (_rest.IsEmpty ? 0 : 1);

    public override long LagBytes => inner.LagBytes;

    public override long Gaps => inner.Gaps;

    public override bool HasFallenBehind => inner.HasFallenBehind;

    public override string Position => inner.Position;

    public override FeedStatus TryRead(out ReadOnlyMemory<byte> frames)
    {
        while (true)
        {
            if (TakeRun(out frames))
                return FeedStatus.Data;
            if (_ended)
                return FeedStatus.End;
            var status = inner.TryRead(out _rest);
            _ended = status == FeedStatus.End;
            if (status == FeedStatus.Empty)
                return status;
        }
    }

    public override ValueTask WaitAsync() => inner.WaitAsync();

    public override void Wake() => inner.Wake();

    public override void Leave() => inner.Leave();

    /// <summary>The next frames that pass and lie together, or the id block that is due.</summary>
    private bool TakeRun(out ReadOnlyMemory<byte> run)
    {
        run = default;
        while (!_rest.IsEmpty)
        {
            var length = LengthOfRun(_rest.Span);
            if (length > 0)
            {
                (run, _rest) = (_rest[..length], _rest[length..]);
                _skipped = 0;
                return true;
            }
            var frame = FrameSplitter.First(_rest.Span);
            var id = FrameSplitter.IdOf(frame);
            if (++_skipped >= MostSkipped && !id.IsEmpty)
                run = IdBlock(id);
            _rest = _rest[frame.Length..];
            if (!run.IsEmpty)
                return true;
        }
        return false;
    }

    private int LengthOfRun(ReadOnlySpan<byte> frames)
    {
        var length = 0;
        while (length < frames.Length)
        {
            var frame = FrameSplitter.First(frames[length..]);
            if (!filter.Passes(frame))
                break;
            length += frame.Length;
        }
        return length;
    }

    private ReadOnlyMemory<byte> IdBlock(ReadOnlySpan<byte> id)
    {
        _skipped = 0;
        _idBlock.ResetWrittenCount();
        _idBlock.Write("id: "u8);
        _idBlock.Write(id);
        _idBlock.Write("\n\n"u8);
        return _idBlock.WrittenMemory;
    }
}
