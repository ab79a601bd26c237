using Microsoft.Extensions.DependencyInjection;
using Sse.Primitives;
using Sse.Testing;

namespace Sse.Workflow.Tests;

/// <summary>A process as far as workflows are concerned: services of its own on a store that it shares with others.</summary>
internal sealed class Process : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public Process(IEventStore shared, TimeProvider clock, Action<SseWorkflowOptions>? configure = null)
    {
        Store = new FaultyEventStore(shared);
        var services = new ServiceCollection();
        services.AddSseWorkflow(o =>
        {
            o.TimeProvider = clock;
            configure?.Invoke(o);
        }).AddSingleton<IEventStore>(Store);
        _services = services.BuildServiceProvider();
        Workflows = _services.GetRequiredService<Workflows>();
    }

    public FaultyEventStore Store { get; }

    public Workflows Workflows { get; }

    public EventStreamRegistry Streams => Workflows.Streams;

    /// <summary>Like a crash: nothing is flushed and nobody is told.</summary>
    public void Kill() => Streams.Dispose();

    public async ValueTask DisposeAsync()
    {
        Streams.Dispose();
        await _services.DisposeAsync();
    }
}
