namespace Sse.FanOut;

/// <summary>What a payload is to a server that publishes objects.</summary>
internal sealed record BenchEvent(string Text);
