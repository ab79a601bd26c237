namespace DemoHost.JobMonitor;

/// <summary>Asks for an upload address.</summary>
/// <param name="FileName">The file's name on the client's side.</param>
internal sealed record UploadRequest(string? FileName);
