namespace DemoHost.CvExtraction;

/// <summary>What an entry's head says.</summary>
internal sealed record HeaderFields(string? Title, string? Company, string? Location, double Confidence);
