namespace DemoHost.JobMonitor;

/// <summary>Answered to a request for an upload address.</summary>
/// <param name="UploadUrl">Where to PUT the bytes, once.</param>
/// <param name="FileName">What to call the file when the job is added.</param>
internal sealed record UploadTarget(string UploadUrl, string FileName);
