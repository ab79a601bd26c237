using System.Threading.Tasks.Sources;

namespace Sse.AspNetCore;

/// <summary>
/// Wakes one waiter, now or when it waits next. The waiter goes on on the thread that sets the signal. Nothing is allocated by
/// waiting.
/// </summary>
internal sealed class WakeSignal : IValueTaskSource
{
    private const int Idle = 0;
    private const int Waiting = 1;
    private const int Set = 2;

    private ManualResetValueTaskSourceCore<bool> _source;
    private int _state;

    /// <summary>One waiter at a time.</summary>
    public ValueTask WaitAsync()
    {
        _source.Reset();
        if (Interlocked.CompareExchange(ref _state, Waiting, Idle) == Idle)
            return new ValueTask(this, _source.Version);
        // With a fence: whoever finds it set and leaves it so has written its news before, and they are looked at after this.
        Interlocked.Exchange(ref _state, Idle);
        return ValueTask.CompletedTask;
    }

    /// <summary>Any thread, any number of times; several before one wait count as one.</summary>
    public void Wake()
    {
        while (true)
        {
            if (Interlocked.CompareExchange(ref _state, Idle, Waiting) == Waiting)
            {
                _source.SetResult(true);
                return;
            }
            if (Interlocked.CompareExchange(ref _state, Set, Idle) is Idle or Set)
                return;
        }
    }

    void IValueTaskSource.GetResult(short token) => _source.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => _source.GetStatus(token);

    void IValueTaskSource.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _source.OnCompleted(continuation, state, token, flags);
}
