namespace DemoHost.ResumeOptimizer;

/// <summary>The envelope that all events of the original have.</summary>
/// <param name="Type">The same as the name of the SSE event.</param>
/// <param name="Timestamp">When, in UTC.</param>
/// <param name="Data">What happened.</param>
internal sealed record JobEvent<T>(string Type, DateTime Timestamp, T Data);
