using System.Buffers;
using System.Net.ServerSentEvents;

namespace Sse.AspNetCore;

/// <summary>What is special about one endpoint or one response; what is null is taken from <see cref="SseServerOptions"/>.</summary>
public sealed class SseEndpointOptions
{
    /// <summary>How long the connection stays silent before a heartbeat. Default: null, for the server's.</summary>
    public TimeSpan? HeartbeatInterval { get; set; }

    /// <summary>
    /// Writes the heartbeat, with <see cref="Primitives.SseWriter"/>, for clients that expect an event. Write no <c>id</c>: it would move the
    /// client's position. Default: null, for a comment.
    /// </summary>
    public Action<SseConnectionContext, IBufferWriter<byte>>? WriteHeartbeat { get; set; }

    /// <summary>
    /// Sends heartbeats at their interval even while events flow, for clients that show them. Default: false, to idle connections only.
    /// </summary>
    public bool HeartbeatAlways { get; set; }

    /// <summary>
    /// Writes what this client sees first, with <see cref="Primitives.SseWriter"/>: a greeting with the connection's id, say. Write no
    /// <c>id</c>. Default: null.
    /// </summary>
    public Action<SseConnectionContext, IBufferWriter<byte>>? OnConnected { get; set; }

    /// <summary>The reconnection time told to clients, before jitter. Default: null, for the server's.</summary>
    public TimeSpan? RetryInterval { get; set; }

    /// <summary>How long a connection may live. Default: null, for the server's.</summary>
    public TimeSpan? MaxConnectionAge { get; set; }

    /// <summary>Where a reader begins that names no position. Default: <see cref="SseStart.Beginning"/>.</summary>
    public SseStart Start { get; set; }

    /// <summary>
    /// Answers 204 to a reader that has everything of a completed stream already, so that <c>EventSource</c> stops reconnecting.
    /// Off, it gets an empty response and comes again. Default: true.
    /// </summary>
    public bool CompleteWith204 { get; set; } = true;

    /// <summary>
    /// Cancels the workflow of <see cref="SseResults.Workflow(Workflow.WorkflowRun, SseEndpointOptions)"/> when the client that started it leaves
    /// before its end: its connection breaks, or it stops reading. Others who watch lose it too. Default: false, the workflow goes on.
    /// </summary>
    public bool CancelWhenReaderLeaves { get; set; }

    /// <summary>
    /// Whether answers such as <see cref="SseResults.Workflow(Workflow.WorkflowRun, SseEndpointOptions)"/> may link to these routes of
    /// <c>MapWorkflows</c>; they link to the first that are mapped. Off for routes that are not for the application's clients. Default: true.
    /// </summary>
    public bool IsLinkTarget { get; set; } = true;

    /// <summary>
    /// Makes the last event of a response whose source or code threw, for clients that expect one of their own; put nothing into it that
    /// outsiders must not know. Not used for streams that can be resumed. Default: null, for a <c>problem</c> with <c>fatal</c> and the
    /// trace id.
    /// </summary>
    public Func<Exception, SseItem<string>>? OnFailure { get; set; }

    /// <summary>Throws when a value makes no sense.</summary>
    /// <exception cref="ArgumentException">The message names the property and the values it may have.</exception>
    public void Validate()
    {
        Require(HeartbeatInterval is null || HeartbeatInterval > TimeSpan.Zero, nameof(HeartbeatInterval), "null or more than zero");
        Require(RetryInterval is null || RetryInterval >= TimeSpan.Zero, nameof(RetryInterval), "null, or zero or more");
        Require(MaxConnectionAge is null || MaxConnectionAge > TimeSpan.Zero, nameof(MaxConnectionAge), "null or more than zero");
        Require(Enum.IsDefined(Start), nameof(Start), "Beginning, Snapshot or Now");
    }

    private static void Require(bool condition, string property, string rule)
    {
        if (!condition)
            throw new ArgumentException($"{nameof(SseEndpointOptions)}.{property} must be {rule}.", property);
    }
}
