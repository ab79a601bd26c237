namespace DemoHost.JobMonitor;

/// <summary>A part of the score.</summary>
/// <param name="Name">What was looked at.</param>
/// <param name="Points">What it got.</param>
/// <param name="Of">The most it could get.</param>
/// <param name="Suggestion">How to get the rest; null when there is none left.</param>
internal sealed record ScorePart(string Name, int Points, int Of, string? Suggestion);
