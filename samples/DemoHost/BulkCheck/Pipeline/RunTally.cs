namespace DemoHost.BulkCheck;

/// <summary>Counts how candidates ended, from several threads.</summary>
internal sealed class RunTally
{
    private long _existing;
    private long _new;
    private long _failed;

    public void CountExisting() => Interlocked.Increment(ref _existing);

    public void CountNew() => Interlocked.Increment(ref _new);

    public void CountFailed() => Interlocked.Increment(ref _failed);

    public RunSummary ToSummary()
    {
        var (existing, isNew, failed) = (Interlocked.Read(ref _existing), Interlocked.Read(ref _new), Interlocked.Read(ref _failed));
        return new RunSummary(existing + isNew + failed, existing + isNew, failed, existing, isNew);
    }
}
