using System.Buffers;
using Sse.Primitives;

namespace Sse.AspNetCore;

/// <summary>A stream that is not there any more, among others that are: a gap, then nothing.</summary>
internal sealed class MissingFeed(string streamId, string? requested) : ConnectionFeed
{
    private bool _told;

    public override bool IsReplay => false;

    public override bool IsFinished => true;

    public override long EventsRead => 0;

    public override long LagEvents => 0;

    public override long LagBytes => 0;

    public override long Gaps => _told ? 1 : 0;

    public override bool HasFallenBehind => false;

    public override string Position => StreamPosition.Start.ToString();

    public override FeedStatus TryRead(out ReadOnlyMemory<byte> frames)
    {
        frames = default;
        if (_told)
            return FeedStatus.End;
        _told = true;
        var buffer = new ArrayBufferWriter<byte>();
        ControlFrames.WriteGap(buffer, streamId, new StreamGap(requested ?? "0", StreamPosition.Start, StreamPosition.Start, EpochChanged: true));
        frames = buffer.WrittenMemory;
        return FeedStatus.Data;
    }

    public override ValueTask WaitAsync() => ValueTask.CompletedTask;

    public override void Wake()
    {
    }
}
