namespace DemoHost.CvExtraction;

/// <summary>The addresses of the slice, in one place for routes and links.</summary>
internal static class CvExtractionRoutes
{
    public const string Upload = "/api/v1/cv-processing";
    public const string Samples = "/api/v1/cv-processing/samples";
    public const string Portfolio = "/api/v1/cv-processing/{id}/portfolio";
    public const string Workflows = "/api/v1/workflows";
    public const string StartWorkflow = "/api/v1/workflows/start";
    public const string OriginalStream = "/api/v1/sse/cv-processing/{jobId}";
    public const string Heartbeat = "/api/v1/sse/heartbeat";
    public const string ErrorHandling = "/api/v1/sse/test-error-handling";
    public const string SampleFiles = "/sample-cvs";

    public static string PortfolioOf(string id) => $"{Upload}/{Uri.EscapeDataString(id)}/portfolio";

    public static string StreamOf(string id) => $"{Workflows}/{Uri.EscapeDataString(id)}/events";

    public static string SnapshotOf(string id) => $"{Workflows}/{Uri.EscapeDataString(id)}";

    public static string OriginalStreamOf(string id) => $"/api/v1/sse/cv-processing/{Uri.EscapeDataString(id)}";
}
