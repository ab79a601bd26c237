namespace DemoHost.ResumeOptimizer;

/// <summary>The addresses of the slice, in one place for routes and links.</summary>
internal static class ResumeOptimizerRoutes
{
    public const string Start = "/api/pipeline/start";
    public const string Run = "/api/pipeline/run";
    public const string Samples = "/api/pipeline/samples";
    public const string Options = "/api/pipeline/options";
    public const string Job = "/api/jobs/{job_id:guid}";

    public static string StreamOf(string id) => $"/api/jobs/{id}/stream";

    public static string SnapshotOf(string id) => $"/api/jobs/{id}/snapshot";

    public static string ResultOf(string id) => $"/api/jobs/{id}/result";
}
