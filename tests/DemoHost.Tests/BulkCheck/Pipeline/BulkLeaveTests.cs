using Sse.Workflow;

namespace DemoHost.Tests.BulkCheck.Pipeline;

/// <summary>What becomes of a run when the client that started it is gone.</summary>
public sealed class BulkLeaveTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Client_LeavesOnDefault_TheRunGoesOnAndIsThere()
    {
        var gate = new TaskCompletionSource();
        await using var host = await BulkHost.StartAsync(TestSearch.Behind(gate));
        var (response, run) = await host.BeginAsync(BulkForm.Csv(BulkForm.Rows(3), "leaver"));
        var address = response.Content.Headers.ContentLocation!.ToString();

        response.Dispose();
        gate.SetResult();

        (await BulkHost.EndOfAsync(run)).Outcome.ShouldBe(WorkflowOutcome.Succeeded);
        (await Hosting.WireEvents.ReadEventsAsync(host.Http, address)).Count.ShouldBe(5);
    }

    [Theory]
    [InlineData(true, null)]
    [InlineData(false, "true")]
    public async Task Client_LeavesARunThatIsToEndWithIt_TheRunIsCanceled(bool always, string? field)
    {
        await using var host = await BulkHost.StartAsync(TestSearch.Endless(), ("CancelWhenClientLeaves", always.ToString()));
        (string, object)[] fields = field is null ? [] : [("cancelOnDisconnect", field)];
        var (response, run) = await host.BeginAsync(BulkForm.Csv(BulkForm.Rows(3), "leaver", fields));
        var address = response.Content.Headers.ContentLocation!.ToString();

        response.Dispose();

        (await BulkHost.EndOfAsync(run)).Outcome.ShouldBe(WorkflowOutcome.Canceled);
        (await Hosting.WireEvents.ReadEventsAsync(host.Http, address))[^1].Data.ShouldBe("""{"type":"error","error":"The check was canceled"}""");
    }

    [Fact]
    public async Task Client_SaysGoOn_OverridesTheHost()
    {
        var gate = new TaskCompletionSource();
        await using var host = await BulkHost.StartAsync(TestSearch.Behind(gate), ("CancelWhenClientLeaves", "true"));
        var (response, run) = await host.BeginAsync(BulkForm.Csv(BulkForm.Rows(2), "leaver", ("cancelOnDisconnect", "false")));

        response.Dispose();
        gate.SetResult();

        (await BulkHost.EndOfAsync(run)).Outcome.ShouldBe(WorkflowOutcome.Succeeded);
    }

    [Fact]
    public async Task BatchClient_LeavesARunThatIsToEndWithIt_TheRunIsCanceled()
    {
        var search = TestSearch.Endless();
        await using var host = await BulkHost.StartAsync(search);
        using var leave = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var sending = host.Http.PostAsync(BulkClient.Batch, BulkForm.Csv(BulkForm.Rows(1), "leaver", ("cancelOnDisconnect", "true")), leave.Token);
        EnhancedSseLogger? run = null;
        while (run is null || search.Calls == 0)
        {
            await Task.Yield();
            run = (await host.Get<IWorkflows>().ListAsync(cancellationToken: Cancel)).Items is [var only] ? host.Get<IWorkflows>().Find(only.Id) : null;
        }

        await leave.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => sending);
        (await BulkHost.EndOfAsync(run)).Outcome.ShouldBe(WorkflowOutcome.Canceled);
    }
}
