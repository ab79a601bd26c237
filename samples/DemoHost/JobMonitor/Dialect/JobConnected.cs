namespace DemoHost.JobMonitor;

/// <summary>The original's <c>connected</c>, the first event of each connection.</summary>
/// <param name="ConnectionId">A UUID that the server makes.</param>
/// <param name="Timestamp">Unix milliseconds.</param>
/// <param name="Message">For people.</param>
internal sealed record JobConnected(string ConnectionId, long Timestamp, string Message)
{
    /// <summary>The name of the event.</summary>
    public const string EventType = "connected";

    /// <summary>The original's words.</summary>
    public const string Text = "SSE connection established";
}
