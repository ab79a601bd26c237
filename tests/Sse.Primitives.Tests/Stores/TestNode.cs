using System.Text;
using Sse.Primitives;
using Sse.Testing;

namespace Sse.Primitives.Tests.Stores;

/// <summary>A process as far as streams are concerned: a registry on its own connection to a shared store.</summary>
internal sealed class TestNode : IAsyncDisposable
{
    public TestNode(IEventStore shared, TimeProvider? clock = null, Action<EventStreamRegistryOptions>? configure = null)
    {
        Seen = SeenStore.Over(shared, clock ?? TimeProvider.System);
        Store = new FaultyEventStore(Seen.Store);
        var options = new EventStreamRegistryOptions { TimeProvider = clock ?? TimeProvider.System };
        options.StreamDefaults.TimeProvider = options.TimeProvider;
        configure?.Invoke(options);
        Registry = new EventStreamRegistry(options, [Store]);
    }

    public FaultyEventStore Store { get; }

    /// <summary>What has come through to the shared store.</summary>
    public SeenStore Seen { get; }

    public EventStreamRegistry Registry { get; }

    public static async Task<List<string>> ReadAsync(EventStream stream, StreamPosition after = default, int count = int.MaxValue)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1), TimeProvider.System);
        var seen = new List<string>();
        await foreach (var e in stream.ReadAllAsync(after, limit.Token))
        {
            seen.Add($"{e.Position}:{Encoding.UTF8.GetString(e.Data.Span)}");
            if (seen.Count == count)
                break;
        }
        return seen;
    }

    public static void Append(EventStream stream, int from, int count)
    {
        for (var i = from; i < from + count; i++)
            stream.Append("e"u8, Encoding.ASCII.GetBytes($"{i}"));
    }

    /// <summary>For a stream that may be lost in the middle of it.</summary>
    public static void TryAppend(EventStream stream, int from, int count)
    {
        for (var i = from; i < from + count; i++)
            stream.TryAppend("e"u8, Encoding.ASCII.GetBytes($"{i}"), out _);
    }

    public static IEnumerable<string> Expected(EventStream stream, int from, int count) =>
        Enumerable.Range(from, count).Select(i => $"{new StreamPosition(stream.Epochs.At(i), i)}:{i}");

    /// <summary>Whether it has been told to end, and gives no signs of life any more.</summary>
    public bool IsGone { get; private set; }

    /// <summary>Whether no other node can take this one for dead if the clock moves by a heartbeat.</summary>
    public bool IsSeenAlive => IsGone || Seen.SinceBeat <= Registry.Options.StoreOptions.HeartbeatInterval * 1.7;

    /// <summary>Follows a stream, and lets time go by until it has left this node's memory.</summary>
    public async Task FollowAndForgetAsync(string id, ManualTimeProvider clock)
    {
        await FollowAsync(id);
        await Eventually.HoldsAsync(() =>
        {
            // The sweeps let go of it, and none comes after it was collected.
            clock.Advance(TimeSpan.FromMinutes(2));
            GC.Collect();
            return !Registry.TryGet(id, out _);
        }, "the stream has left memory");
    }

    /// <summary>Like a crash: nothing is flushed and nobody is told.</summary>
    public void Kill()
    {
        IsGone = true;
        Registry.Dispose();
    }

    public ValueTask DisposeAsync()
    {
        IsGone = true;
        return Registry.DisposeAsync();
    }

    /// <summary>A method of its own, so that nothing here holds the stream afterwards.</summary>
    private async Task FollowAsync(string id) => (await Registry.FindAsync(id, TestContext.Current.CancellationToken)).ShouldNotBeNull();
}
