using System.Threading.Tasks.Sources;

namespace Sse.AspNetCore.Tests;

/// <summary>Tells when its connection waits for news: from then on it is resumed by the thread that brings them.</summary>
internal sealed class WatchedFeed(ConnectionFeed inner) : ConnectionFeed, IValueTaskSource
{
    private readonly TaskCompletionSource _waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ManualResetValueTaskSourceCore<bool> _source;

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
        _source.Reset();
        _ = inner.WaitAsync().AsTask().ContinueWith(
            _ => _source.SetResult(true), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return new ValueTask(this, _source.Version);
    }

    public override void Wake() => inner.Wake();

    public void GetResult(short token) => _source.GetResult(token);

    public ValueTaskSourceStatus GetStatus(short token) => _source.GetStatus(token);

    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags)
    {
        _source.OnCompleted(continuation, state, token, flags);
        _waiting.TrySetResult();
    }
}
