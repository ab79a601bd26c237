namespace Sse.AspNetCore.Tests;

/// <summary>Tells when its connection waits for news.</summary>
internal sealed class WatchedFeed(ConnectionFeed inner) : ConnectionFeed
{
    private readonly TaskCompletionSource _waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Waiting => _waiting.Task;

    public override bool IsReplay => inner.IsReplay;

    public override bool IsFinished => inner.IsFinished;

    public override long EventsRead => inner.EventsRead;

    public override long LagEvents => inner.LagEvents;

    public override long LagBytes => inner.LagBytes;

    public override long Gaps => inner.Gaps;

    public override string Position => inner.Position;

    public override bool HasFallenBehind => inner.HasFallenBehind;

    public override FeedStatus TryRead(out ReadOnlyMemory<byte> frames) => inner.TryRead(out frames);

    public override ValueTask WaitAsync()
    {
        var wait = inner.WaitAsync();
        _waiting.TrySetResult();
        return wait;
    }

    public override void Wake() => inner.Wake();
}
