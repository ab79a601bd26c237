namespace DemoHost.BulkCheck;

/// <summary>An upload on the disk while it is needed: only this process's user can read it, and closing deletes it.</summary>
internal sealed class TemporaryFile : IAsyncDisposable
{
    private TemporaryFile(FileStream content) => Content = content;

    public FileStream Content { get; }

    public static TemporaryFile Create()
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
        return new TemporaryFile(new FileStream(Path.Combine(Path.GetTempPath(), $"bulk-check-{Path.GetRandomFileName()}"), options));
    }

    public ValueTask DisposeAsync() => Content.DisposeAsync();
}
