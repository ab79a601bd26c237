namespace DemoHost.CvExtraction;

/// <summary>The original's heartbeat.</summary>
/// <param name="Timestamp">Now, in UTC.</param>
/// <param name="Connections">Event stream connections that are open.</param>
internal sealed record Heartbeat(DateTime Timestamp, int Connections);
