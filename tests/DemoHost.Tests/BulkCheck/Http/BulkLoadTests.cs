using System.Net;

namespace DemoHost.Tests.BulkCheck.Http;

/// <summary>More uploads than there is room for.</summary>
public sealed class BulkLoadTests
{
    [Theory]
    [InlineData(BulkClient.Stream)]
    [InlineData(BulkClient.Batch)]
    public async Task Post_MoreThanMayRun_Is503BeforeAnyEvent(string url)
    {
        var gate = new TaskCompletionSource();
        await using var host = await BulkHost.StartAsync(TestSearch.Behind(gate), ("MaxRunning", "1"));
        var (first, run) = await host.BeginAsync(BulkForm.Csv(BulkForm.Rows(1), "a"));
        using var begun = first;

        using var refused = await host.Http.SendAsync(url, BulkForm.Csv(BulkForm.Rows(1), "b"));
        gate.SetResult();
        await BulkHost.EndOfAsync(run);
        using var accepted = await host.Http.SendAsync(url, BulkForm.Csv(BulkForm.Rows(1), "b"));

        await ShouldBeRefusedAsync(refused, "too_many_runs");
        accepted.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Post_KnownRequestWhileNoMoreMayRun_FindsItsRun()
    {
        var gate = new TaskCompletionSource();
        await using var host = await BulkHost.StartAsync(TestSearch.Behind(gate), ("MaxRunning", "1"));
        using var first = await host.Http.SendAsync(BulkClient.Stream, BulkForm.Csv(BulkForm.Rows(1), "a"), ("Idempotency-Key", "k"));

        using var again = await host.Http.SendAsync(BulkClient.Stream, BulkForm.Csv(BulkForm.Rows(1), "a"), ("Idempotency-Key", "k"));
        gate.SetResult();

        again.Content.Headers.ContentLocation.ShouldBe(first.Content.Headers.ContentLocation);
    }

    [Fact]
    public async Task Post_UploadsTogetherAboveTheLimit_Is503UntilOneIsGone()
    {
        var gate = new TaskCompletionSource();
        await using var host = await BulkHost.StartAsync(TestSearch.Behind(gate), ("Files:MaxBytes", "1000"), ("MaxStoredBytes", "1000"));
        var rows = BulkForm.Rows(12);
        rows.Length.ShouldBeInRange(501, 1000);
        var (first, run) = await host.BeginAsync(BulkForm.Csv(rows, "a"));
        using var begun = first;

        using var refused = await host.Http.SendAsync(BulkClient.Stream, BulkForm.Csv(rows, "b"));
        gate.SetResult();
        await BulkHost.EndOfAsync(run);
        using var accepted = await host.Http.SendAsync(BulkClient.Stream, BulkForm.Csv(rows, "b"));

        await ShouldBeRefusedAsync(refused, "no_room");
        accepted.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static async Task ShouldBeRefusedAsync(HttpResponseMessage response, string code)
    {
        response.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        response.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(5));
        (await response.ReadJsonAsync()).GetProperty("code").GetString().ShouldBe(code);
    }
}
