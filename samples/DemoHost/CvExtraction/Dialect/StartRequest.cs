namespace DemoHost.CvExtraction;

/// <summary>What the original's <c>workflows/start</c> takes.</summary>
internal sealed record StartRequest(string? Name, string? Type, string? FileName);
