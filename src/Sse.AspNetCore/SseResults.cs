using System.Net.ServerSentEvents;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Sse.Primitives;
using Sse.Workflow;

namespace Sse.AspNetCore;

/// <summary>Answers of endpoints that are event streams.</summary>
public static class SseResults
{
    /// <summary>
    /// Answers with a stream, from the position that the request names. Others may read the same stream, and go on reading it when
    /// this reader leaves.
    /// </summary>
    /// <param name="stream">The stream.</param>
    /// <param name="options">What is special about this response; null for the defaults.</param>
    /// <exception cref="ArgumentException">An option is not usable.</exception>
    public static IResult Stream(EventStream stream, SseEndpointOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return new StreamResult(stream, Checked(options));
    }

    /// <summary>
    /// Answers with items as they come, for requests whose events nobody else reads: headers at once, heartbeats while the source is
    /// silent. A source that throws ends the response with an event that says so, without the cause; see
    /// <see cref="SseEndpointOptions.OnFailure"/>. The enumeration is cancelled when the reader leaves.
    /// </summary>
    /// <param name="items">The events. Strings are sent as they are, other values as JSON.</param>
    /// <param name="typeInfo">How to write values; null for the application's JSON options, as for its other responses.</param>
    /// <param name="options">What is special about this response; null for the defaults.</param>
    /// <exception cref="ArgumentException">An option is not usable.</exception>
    public static IResult Stream<T>(IAsyncEnumerable<SseItem<T>> items, JsonTypeInfo<T>? typeInfo = null, SseEndpointOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(items);
        return new ItemsResult<T>(items, typeInfo, Checked(options));
    }

    /// <summary>
    /// Answers a request that has started a workflow as the client asks: <c>Accept: text/event-stream</c> gets the events, from the
    /// position it names; <c>Prefer: wait=N</c> gets the result with 200 when it comes within N seconds (at most 60); all others, and those who
    /// waited in vain, get 202 with <c>Location</c> and <c>{workflowId, streamUrl, snapshotUrl, cancelUrl}</c>.
    /// </summary>
    /// <param name="run">The workflow.</param>
    /// <param name="options">What is special about this response; null for the defaults.</param>
    /// <exception cref="ArgumentException">An option is not usable.</exception>
    public static IResult Workflow(WorkflowRun run, SseEndpointOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(run);
        return new WorkflowResult(() => run, Checked(options));
    }

    /// <summary>
    /// As <see cref="Workflow(WorkflowRun, SseEndpointOptions)"/>, and starts the workflow only when the request's <c>Idempotency-Key</c> has not
    /// started one before: <c>return SseResults.Workflow(() =&gt; workflows.Launch("import", …));</c>
    /// </summary>
    /// <param name="launch">Starts the workflow. Where its id is taken, the client gets 409.</param>
    /// <param name="options">What is special about this response; null for the defaults.</param>
    /// <exception cref="ArgumentException">An option is not usable.</exception>
    public static IResult Workflow(Func<WorkflowRun> launch, SseEndpointOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(launch);
        return new WorkflowResult(launch, Checked(options));
    }

    private static SseEndpointOptions Checked(SseEndpointOptions? options)
    {
        options ??= new SseEndpointOptions();
        options.Validate();
        return options;
    }
}
