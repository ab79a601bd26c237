using DemoHost.BulkCheck;

namespace DemoHost.Tests.BulkCheck;

/// <summary>A search that does what a test wants, and counts.</summary>
internal sealed class TestSearch(Func<CandidateRow, CancellationToken, Task<LinkedinProfile?>> find) : IProfileSearch
{
    private int _running;
    private int _most;
    private int _calls;

    /// <summary>Finds everybody, at once.</summary>
    public static TestSearch Everybody { get; } = new(async (row, _) =>
    {
        await Task.Yield();
        return Profiles.Of(row.Name);
    });

    /// <summary>How many searches there were.</summary>
    public int Calls => Volatile.Read(ref _calls);

    /// <summary>The most searches at a time.</summary>
    public int Most => Volatile.Read(ref _most);

    /// <summary>Waits for what never comes, until the run is stopped.</summary>
    public static TestSearch Endless() => new(async (_, cancellationToken) =>
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        return null;
    });

    /// <summary>Finds everybody once the gate is open.</summary>
    public static TestSearch Behind(TaskCompletionSource gate) => new(async (row, cancellationToken) =>
    {
        await gate.Task.WaitAsync(cancellationToken);
        return Profiles.Of(row.Name);
    });

    public async Task<LinkedinProfile?> FindAsync(CandidateRow candidate, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _calls);
        var running = Interlocked.Increment(ref _running);
        for (var most = Most; running > most && Interlocked.CompareExchange(ref _most, running, most) != most;)
            most = Most;
        try
        {
            return await find(candidate, cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref _running);
        }
    }
}
