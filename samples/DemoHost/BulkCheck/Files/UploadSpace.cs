namespace DemoHost.BulkCheck;

/// <summary>The bytes that all uploads together may have on the disk.</summary>
internal sealed class UploadSpace(BulkCheckOptions options)
{
    private long _taken;

    /// <summary>Takes room for bytes that are about to be written.</summary>
    /// <returns>False when there is none.</returns>
    public bool TryTake(long bytes)
    {
        if (Interlocked.Add(ref _taken, bytes) <= options.MaxStoredBytes)
            return true;
        Interlocked.Add(ref _taken, -bytes);
        return false;
    }

    /// <summary>Gives back what was taken.</summary>
    public void Return(long bytes) => Interlocked.Add(ref _taken, -bytes);
}
