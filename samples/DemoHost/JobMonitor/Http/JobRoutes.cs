namespace DemoHost.JobMonitor;

/// <summary>The addresses of the slice, in one place for routes and links.</summary>
internal static class JobRoutes
{
    public const string PresignedUrl = "/api/v1/upload/presigned-url";
    public const string Upload = "/api/v1/upload/files/{name}";
    public const string AddJob = "/api/v1/queue/add";
    public const string WatchJob = "/api/v1/sse/job/{jobId}";
    public const string Stats = "/api/v1/sse/stats";

    /// <param name="name">A name made by <see cref="UploadNames"/>: it needs no escaping.</param>
    public static string UploadOf(string name) => $"/api/v1/upload/files/{name}";
}
