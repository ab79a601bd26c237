using System.Buffers;
using System.Text;
using Sse.Primitives;

namespace Sse.AspNetCore;

/// <summary>
/// Several streams over one connection. Every event gets an id that tells where the reader is in all of them, so it resumes each
/// exactly.
/// </summary>
internal sealed class CompositeFeed : ConnectionFeed
{
    private readonly WakeSignal _signal;
    private readonly CompositeMember[] _members;
    private readonly ArrayBufferWriter<byte> _frames = new(4096);
    private int _turn;

    /// <param name="members">The streams, in the order of the request.</param>
    /// <param name="signal">The one that the members set.</param>
    public CompositeFeed(CompositeMember[] members, WakeSignal signal)
    {
        _members = members;
        _signal = signal;
    }

    public override bool IsReplay => _members.Any(static m => m.Feed.IsReplay);

    public override bool IsFinished => _members.All(static m => m.Feed.IsFinished);

    public override long EventsRead => _members.Sum(static m => m.Feed.EventsRead);

    public override long LagEvents => _members.Sum(static m => m.Feed.LagEvents);

    public override long LagBytes => _members.Sum(static m => m.Feed.LagBytes);

    public override long Gaps => _members.Sum(static m => m.Feed.Gaps);

    public override IEnumerable<string> StreamIds => _members.Select(static m => m.StreamId);

    public override bool HasFallenBehind => Array.Exists(_members, static m => m.Feed.HasFallenBehind);

    public override string Position => string.Join('.', _members.Select(static m => Encoding.ASCII.GetString(m.Part)));

    /// <summary>Each stream in turn, so that a chatty one does not keep the others waiting.</summary>
    public override FeedStatus TryRead(out ReadOnlyMemory<byte> frames)
    {
        frames = default;
        var ended = 0;
        for (var i = 0; i < _members.Length; i++)
        {
            var member = _members[_turn];
            _turn = (_turn + 1) % _members.Length;
            var status = member.HasEnded ? FeedStatus.End : member.Feed.TryRead(out frames);
            if (status == FeedStatus.Data)
            {
                frames = Rewrite(member, frames.Span);
                return status;
            }
            member.HasEnded = status == FeedStatus.End;
            ended += member.HasEnded ? 1 : 0;
        }
        return ended == _members.Length ? FeedStatus.End : FeedStatus.Empty;
    }

    public override ValueTask WaitAsync()
    {
        foreach (var member in _members)
            member.Watch();
        return _signal.WaitAsync();
    }

    public override void Wake() => _signal.Wake();

    /// <summary>Each member has a wait of its own, which would otherwise stay with its stream until that has news.</summary>
    public override void Leave()
    {
        foreach (var member in _members)
            member.Feed.Wake();
    }

    private ReadOnlyMemory<byte> Rewrite(CompositeMember member, ReadOnlySpan<byte> frames)
    {
        _frames.ResetWrittenCount();
        var hasPosition = false;
        while (!frames.IsEmpty)
        {
            var frame = FrameSplitter.First(frames);
            frames = frames[frame.Length..];
            if (StreamPosition.TryParse(FrameSplitter.IdOf(frame), out var position) && !position.IsStart)
            {
                member.MoveTo(position);
                WriteId();
                hasPosition = true;
            }
            _frames.Write(FrameSplitter.WithoutId(frame));
        }
        // Behind a gap there may be no frame with an id. Otherwise the feed may be ahead: a filter reads more at a time than it hands out.
        if (!hasPosition && StreamPosition.TryParse(member.Feed.Position.AsSpan(), out var end))
            member.MoveTo(end);
        return _frames.WrittenMemory;
    }

    private void WriteId()
    {
        var separator = "id: "u8;
        foreach (var member in _members)
        {
            _frames.Write(separator);
            _frames.Write(member.Part);
            separator = "."u8;
        }
        _frames.Write("\n"u8);
    }
}
