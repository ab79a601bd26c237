using System.Threading.Channels;

namespace Sse.Client.Tests;

/// <summary>Records the states of a subscription; a test can wait for the next one of a kind.</summary>
internal sealed class StateLog
{
    private readonly Channel<SseStateChange> _changes = Channel.CreateUnbounded<SseStateChange>();

    public List<SseStateChange> All { get; } = [];

    public Action<SseStateChange> Listener => change =>
    {
        lock (All)
            All.Add(change);
        _changes.Writer.TryWrite(change);
    };

    public int Count(SseConnectionState state)
    {
        lock (All)
            return All.Count(c => c.State == state);
    }

    public async Task<SseStateChange> NextAsync(SseConnectionState state)
    {
        while (true)
        {
            var change = await _changes.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System);
            if (change.State == state)
                return change;
        }
    }
}
