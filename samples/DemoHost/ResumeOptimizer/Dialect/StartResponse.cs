namespace DemoHost.ResumeOptimizer;

/// <summary>Answered to a started job.</summary>
internal sealed record StartResponse(string JobId, string StreamUrl, string SnapshotUrl);
