namespace DemoHost.BulkCheck;

/// <summary>An upload on the disk while it is needed: only this process's user can read it, and closing deletes it.</summary>
internal sealed class TemporaryFile : IAsyncDisposable
{
    private readonly UploadSpace? _space;
    private long _taken;

    private TemporaryFile(FileStream content, UploadSpace? space) => (Content, _space) = (content, space);

    public FileStream Content { get; }

    /// <param name="space">Bounds it together with others; null when something else does.</param>
    public static TemporaryFile Create(UploadSpace? space = null)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new TemporaryFile(new FileStream(Path.Combine(Path.GetTempPath(), $"bulk-check-{Path.GetRandomFileName()}"), options), space);
    }

    /// <summary>Takes room for bytes that are about to be written; given back when the file is closed.</summary>
    /// <returns>False when there is none.</returns>
    public bool TryTake(long bytes)
    {
        if (_space?.TryTake(bytes) == false)
            return false;
        _taken += bytes;
        return true;
    }

    public async ValueTask DisposeAsync()
    {
        await Content.DisposeAsync();
        _space?.Return(Interlocked.Exchange(ref _taken, 0));
    }
}
