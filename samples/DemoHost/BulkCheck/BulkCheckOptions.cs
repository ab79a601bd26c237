namespace DemoHost.BulkCheck;

/// <summary>What the bulk check may do. Bound to the section <c>BulkCheck</c> of the configuration.</summary>
public sealed class BulkCheckOptions
{
    /// <summary>The SQLite file of the candidates; created when it is first needed. Default: <c>bulk-check.db</c> in the current directory.</summary>
    public string Database { get; set; } = "bulk-check.db";

    /// <summary>How many candidates of one run are checked at once. Default: 8.</summary>
    public int MaxConcurrency { get; set; } = 8;

    /// <summary>How long the search for one profile may take. Default: 30 seconds.</summary>
    public TimeSpan SearchTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The most candidates that one request may ask for with <c>limit</c>. Default: 10,000.</summary>
    public int MaxLimit { get; set; } = 10_000;

    /// <summary>
    /// Whether a run is canceled when the client that started it leaves, unless the request says otherwise with
    /// <c>cancelOnDisconnect</c>. Default: false, it goes on and can be read again.
    /// </summary>
    public bool CancelWhenClientLeaves { get; set; }

    /// <summary>The most bytes of events that a run keeps for readers who come late. Default: 64 MiB, enough for 10,000 full candidates.</summary>
    public long MaxKeptBytes { get; set; } = 64L * 1024 * 1024;

    /// <summary>How many uploads one client address may start in a minute. Default: 60.</summary>
    public int UploadsPerMinute { get; set; } = 60;

    /// <summary>How many checks may run at the same time; one more is refused with 503. Default: 32.</summary>
    public int MaxRunning { get; set; } = 32;

    /// <summary>The most bytes that all uploads together may have on the disk; one more is refused with 503. Default: 1 GiB.</summary>
    public long MaxStoredBytes { get; set; } = 1024L * 1024 * 1024;

    /// <summary>The longest pause before each candidate that a visitor may ask for, to watch what takes milliseconds. Default: 2 seconds.</summary>
    public TimeSpan MaxPace { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>What an uploaded file may be.</summary>
    public FileLimits Files { get; } = new();

    /// <summary>How the embedded profile search behaves.</summary>
    public ProfileDirectoryOptions Profiles { get; } = new();

    /// <summary>Throws when a value makes no sense.</summary>
    /// <exception cref="ArgumentException">The message names the property.</exception>
    public void Validate()
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(Database);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxConcurrency, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(SearchTimeout, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxLimit, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxKeptBytes, 1024 * 1024);
        ArgumentOutOfRangeException.ThrowIfLessThan(UploadsPerMinute, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxRunning, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxPace, TimeSpan.Zero);
        Files.Validate();
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxStoredBytes, Files.MaxBytes);
        Profiles.Validate();
    }
}
