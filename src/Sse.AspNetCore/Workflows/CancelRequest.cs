namespace Sse.AspNetCore;

/// <summary>The optional body of a request to stop a workflow.</summary>
internal sealed record CancelRequest(string? By, string? Reason);
