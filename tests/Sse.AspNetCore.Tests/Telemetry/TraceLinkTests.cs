using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Sse.Primitives;
using Sse.Workflow;

namespace Sse.AspNetCore.Tests;

/// <summary>The span of a request that watches a workflow refers to the workflow's trace.</summary>
public sealed class TraceLinkTests : IDisposable
{
    private readonly List<Activity> _requests = [];
    private readonly ActivityListener _listener;

    public TraceLinkTests()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "Microsoft.AspNetCore" or "Sse.Workflow",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                if (activity.Source.Name != "Microsoft.AspNetCore")
                    return;
                lock (_requests)
                    _requests.Add(activity);
            },
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public void Dispose() => _listener.Dispose();

    [Fact]
    public async Task Events_OfATracedWorkflow_LinkTheRequestToItsTrace()
    {
        await using var host = await WorkflowHost.StartAsync();
        var run = await host.RunAsync("r1");
        var other = await host.RunAsync("r2");
        run.Stream.Options.Trace.ShouldNotBeNull();
        var single = await ReadAsync(host, "/w/r1/events");
        var joined = await ReadAsync(host, "/w/events?ids=r1,r2");

        (await RequestAsync(single)).Links.ShouldHaveSingleItem().Context.ShouldBe(run.Stream.Options.Trace.Value);
        (await RequestAsync(joined)).Links.Select(l => l.Context).ShouldBe([run.Stream.Options.Trace.Value, other.Stream.Options.Trace!.Value]);
    }

    [Fact]
    public async Task MapSse_DerivedStreamOfATracedWorkflow_LinksToo()
    {
        EventStream? derived = null;
        await using var host = await WorkflowHost.StartAsync(app => app.MapSse("/derived", _ => derived));
        var run = await host.RunAsync("r1");
        derived = run.Stream.Derive("copy", () => new Copy());

        (await RequestAsync(await ReadAsync(host, "/derived"))).Links.ShouldHaveSingleItem().Context.TraceId.ShouldBe(run.Stream.Options.Trace!.Value.TraceId);
    }

    [Fact]
    public async Task MapSse_StreamWithoutATrace_HasNoLink()
    {
        await using var host = await TestHost.StartAsync(app => app.MapSse("/plain", _ => Streams.Filled(1, complete: true)));

        (await RequestAsync(await ReadAsync(host, "/plain"))).Links.ShouldBeEmpty();
    }

    /// <summary>Reads a stream to its end.</summary>
    /// <returns>The connection's id, which its span carries.</returns>
    private static async Task<string> ReadAsync(TestHost host, string path)
    {
        using var reader = await host.OpenAsync(path);
        (await reader.ReadToEndAsync()).ShouldNotBeEmpty();
        return reader.ConnectionId;
    }

    /// <summary>A request's span ends a moment after its response.</summary>
    private async Task<Activity> RequestAsync(string connectionId)
    {
        Activity? found = null;
        await Eventually.HoldsAsync(
            () =>
            {
                lock (_requests)
                    found = _requests.FirstOrDefault(r => Equals(r.GetTagItem("sse.connection.id"), connectionId));
                return found is not null;
            },
            $"the span of connection {connectionId}");
        return found!;
    }

    private sealed class Copy : IEventTransform
    {
        public void Transform(in StreamEvent source, TransformWriter output) => output.Write(source.EventType.Span, source.Data.Span);
    }
}
