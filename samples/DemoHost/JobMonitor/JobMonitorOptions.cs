namespace DemoHost.JobMonitor;

/// <summary>What the job slice may do; section <c>JobMonitor</c> of the configuration.</summary>
public sealed class JobMonitorOptions
{
    /// <summary>
    /// PostgreSQL for the queue; all processes that name the same one share its jobs. Their streams must then be kept in a store that
    /// they share too (<c>--store "postgres:…"</c>). Default: null, a queue in this process's memory.
    /// </summary>
    public string? ConnectionString { get; set; }

    /// <summary>Whether this process works on jobs. Off, it only takes and shows them. Default: true.</summary>
    public bool Worker { get; set; } = true;

    /// <summary>How many jobs this process works on at the same time. Default: 4.</summary>
    public int MaxConcurrentJobs { get; set; } = 4;

    /// <summary>How many jobs may wait in the queue; one more is refused. Default: 1,000.</summary>
    public int MaxWaitingJobs { get; set; } = 1000;

    /// <summary>
    /// Where uploads and results lie, for this process alone or for all that share the queue. Default: null, a temporary folder that only
    /// this user may read and that is removed with the process.
    /// </summary>
    public string? Folder { get; set; }

    /// <summary>
    /// The secret behind upload addresses: at least 32 bytes in base64, the same in all processes that take uploads. Default: null, a
    /// fresh one for this process.
    /// </summary>
    public string? UploadKey { get; set; }

    /// <summary>How long an upload address works. Default: 15 minutes.</summary>
    public TimeSpan UploadUrlLifetime { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>
    /// The address under which clients reach this host, for upload addresses. Default: null, that of the request; set it when a proxy
    /// does not pass on the original scheme and host.
    /// </summary>
    public Uri? PublicUrl { get; set; }

    /// <summary>The largest file, in bytes. Default: 10 MiB.</summary>
    public int MaxUploadBytes { get; set; } = 10 * 1024 * 1024;

    /// <summary>The most bytes that all files together may have; beyond, uploads are refused. One that is being received counts as MaxUploadBytes. Default: 1 GiB.</summary>
    public long MaxStoredBytes { get; set; } = 1024L * 1024 * 1024;

    /// <summary>How long uploads and results are kept. Default: 1 hour.</summary>
    public TimeSpan KeepFiles { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How often watchers get a heartbeat. Default: 30 seconds.</summary>
    public TimeSpan HeartbeatInterval { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long somebody may wait for a job that is not in the queue; then they are told that there is none. Default: 1 minute.</summary>
    public TimeSpan UnknownJobWait { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// The longest pause a client may ask for before each stage, so that people can watch what takes milliseconds. Default: 2 seconds.
    /// </summary>
    public TimeSpan MaxPace { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How many requests for upload addresses, uploads and jobs one client address may make in a minute. Default: 120.</summary>
    public int RequestsPerMinute { get; set; } = 120;

    /// <summary>Throws when a value makes no sense.</summary>
    /// <exception cref="ArgumentException">The message names the setting and says what to do.</exception>
    public void Validate()
    {
        Require(MaxConcurrentJobs > 0, nameof(MaxConcurrentJobs), "must be positive.");
        Require(MaxWaitingJobs > 0, nameof(MaxWaitingJobs), "must be positive.");
        Require(MaxUploadBytes > 0, nameof(MaxUploadBytes), "must be positive.");
        Require(MaxStoredBytes >= MaxUploadBytes, nameof(MaxStoredBytes), "must hold at least one file of MaxUploadBytes.");
        Require(RequestsPerMinute > 0, nameof(RequestsPerMinute), "must be positive.");
        Require(UploadUrlLifetime > TimeSpan.Zero, nameof(UploadUrlLifetime), "must be positive.");
        Require(KeepFiles >= UploadUrlLifetime, nameof(KeepFiles), "must not be shorter than UploadUrlLifetime.");
        Require(HeartbeatInterval > TimeSpan.Zero, nameof(HeartbeatInterval), "must be positive.");
        Require(UnknownJobWait > TimeSpan.Zero, nameof(UnknownJobWait), "must be positive.");
        Require(PublicUrl is null or { IsAbsoluteUri: true }, nameof(PublicUrl), "must be absolute, such as https://example.org.");
        Require(UploadKey is null || KeyBytes(UploadKey) >= 32, nameof(UploadKey), "must be at least 32 bytes in base64: openssl rand -base64 32.");
        Require(Worker || ConnectionString is not null, nameof(Worker), "may be off only with a queue that another process works on: set JobMonitor:ConnectionString.");
        Require(ConnectionString is null || Folder is not null, nameof(Folder), "must be set with JobMonitor:ConnectionString, to a folder that all processes share.");
    }

    private static int KeyBytes(string base64)
    {
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var count) ? count : 0;
    }

    private static void Require(bool condition, string setting, string rule)
    {
        if (!condition)
            throw new ArgumentException($"JobMonitor:{setting} {rule}", setting);
    }
}
