using Microsoft.Extensions.DependencyInjection;
using Sse.Primitives;
using Sse.Testing;

namespace Sse.Workflow.Tests;

/// <summary>Workflows whose streams a store keeps: two processes on one store.</summary>
public sealed class StoredWorkflowTests : IAsyncDisposable
{
    private readonly InMemoryEventStore _store = new();
    private readonly ManualTimeProvider _clock = new();
    private readonly ServiceProvider _first;
    private readonly ServiceProvider _second;

    public StoredWorkflowTests() => (_first, _second) = (Start(), Start());

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ProcessDies_AnotherEndsTheWorkflowAndWhatWasOpenInIt()
    {
        var run = Workflows(_first).Start("import", new WorkflowOptions { Id = "run-1", Tags = { ["file"] = "a.csv" } });
        run.StartPhase(WorkflowPhase.Processing);
        run.Step("Reading rows");
        var never = new TaskCompletionSource();
        _ = run.ForEachAsync([1, 2], (_, _, _) => never.Task);
        (await run.Stream.FlushAsync(Token)).ShouldBeTrue();
        Streams(_first).Dispose();

        var followed = (await Streams(_second).FindAsync("run-1", Token)).ShouldNotBeNull();
        await UntilAsync(() => followed.IsCompleted);
        await followed.FlushAsync(Token);

        var snapshot = Snapshot(followed);
        snapshot.Status.ShouldBe(WorkflowStatus.Abandoned);
        snapshot.Name.ShouldBe("import");
        snapshot.Problem!.Code.ShouldBe("process_lost");
        snapshot.Nodes.Values.Select(n => $"{n.Kind}:{n.Name}:{n.Status}").ShouldBe(["phase:PROCESSING:Abandoned", "step:Reading rows:Abandoned", "bulk:items:Abandoned"], ignoreOrder: true);
        var listed = (await Streams(_second).ListAsync(new StreamQuery { Kind = "workflow", Status = "abandoned" }, Token)).Streams.ShouldHaveSingleItem();
        listed.Attributes.Tags["file"].ShouldBe("a.csv");
    }

    [Fact]
    public async Task Complete_StatusAndNameAreThereToSearchBy()
    {
        await Workflows(_first).RunAsync("import", (_, _) => Task.CompletedTask, new WorkflowOptions { Id = "run-1" }, Token);

        var followed = await FoundAsync("run-1");
        Snapshot(followed).Status.ShouldBe(WorkflowStatus.Succeeded);
        (await Streams(_second).ListAsync(new StreamQuery { Name = "import", Status = "succeeded" }, Token)).Streams.ShouldHaveSingleItem().IsCompleted.ShouldBeTrue();
    }

    [Fact]
    public async Task Start_IdOfAWorkflowThatHasEnded_TakesItsPlaceInTheStoreToo()
    {
        for (var round = 0; round < 2; round++)
        {
            var run = Workflows(_first).Start("import", "run-1");
            run.Complete();
            (await run.Stream.FlushAsync(Token)).ShouldBeTrue();
            run.Stream.IsWritable.ShouldBeTrue();
        }
    }

    [Fact]
    public async Task StreamTakenOver_RunIsAskedToStop()
    {
        var run = Workflows(_first).Start("import", "run-1");
        await run.Stream.FlushAsync(Token);
        await Streams(_second).OpenAsync("run-1", cancellationToken: Token);

        run.Step("Reading rows");

        await UntilAsync(() => run.CancellationToken.IsCancellationRequested);
        run.Stream.IsWritable.ShouldBeFalse();
    }

    public async ValueTask DisposeAsync()
    {
        Streams(_first).Dispose();
        Streams(_second).Dispose();
        await _first.DisposeAsync();
        await _second.DisposeAsync();
    }

    private static Workflows Workflows(ServiceProvider process) => process.GetRequiredService<Workflows>();

    private static EventStreamRegistry Streams(ServiceProvider process) => process.GetRequiredService<EventStreamRegistry>();

    private static WorkflowSnapshot Snapshot(EventStream stream)
    {
        var json = new System.Buffers.ArrayBufferWriter<byte>();
        stream.Options.WriteSnapshot.ShouldNotBeNull()(json).ShouldBe(stream.Head);
        return WorkflowSnapshot.Parse(json.WrittenSpan);
    }

    private ServiceProvider Start()
    {
        var services = new ServiceCollection();
        services.AddSseWorkflow(o => o.TimeProvider = _clock).AddSingleton<IEventStore>(_store);
        var process = services.BuildServiceProvider();
        _ = Workflows(process);
        return process;
    }

    private async Task<EventStream> FoundAsync(string id)
    {
        EventStream? stream = null;
        await Eventually.HoldsAsync(async () => (stream = await Streams(_second).FindAsync(id, Token)) is { IsCompleted: true });
        return stream!;
    }

    /// <summary>Lets time pass until loops on other threads have brought something about.</summary>
    private Task UntilAsync(Func<bool> condition) => Eventually.HoldsAsync(() =>
    {
        if (condition())
            return true;
        _clock.Advance(TimeSpan.FromSeconds(1));
        return false;
    });
}
