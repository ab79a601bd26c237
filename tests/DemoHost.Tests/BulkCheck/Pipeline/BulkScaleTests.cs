using System.Text.Json;
using DemoHost.BulkCheck;

namespace DemoHost.Tests.BulkCheck.Pipeline;

/// <summary>The number of rows matters neither for the memory nor for the number of searches at a time.</summary>
public sealed class BulkScaleTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Stream_TenThousandRows_AnswersEachOnceWithinItsLimits()
    {
        var search = new TestSearch(async (row, _) =>
        {
            await Task.Yield();
            return Profiles.Of(row.Name);
        });
        await using var host = await BulkHost.StartAsync(search);

        var (response, run) = await host.BeginAsync(BulkForm.Csv(BulkForm.Rows(10_000), "many", ("limit", 10_000), ("saveToDatabase", "false")));
        using (response)
        {
            var events = await response.ReadEventsAsync();

            events.Count.ShouldBe(10_002);
            events.Skip(1).Take(10_000).Select(e => JsonElement.Parse(e.Data).GetProperty("index").GetInt32()).Order().ShouldBe(Enumerable.Range(1, 10_000));
            events[^1].Data.ShouldContain("\"totalProcessed\":10000,\"successful\":10000");
        }
        search.Calls.ShouldBe(10_000);
        search.Most.ShouldBeLessThanOrEqualTo(new BulkCheckOptions().MaxConcurrency);
        run.Stream.AllocatedBytes.ShouldBeLessThan(new BulkCheckOptions().MaxKeptBytes);
    }

    [Fact]
    public async Task Batch_TenThousandRows_HasThemAll()
    {
        await using var host = await BulkHost.StartAsync(TestSearch.Everybody);

        using var response = await host.Http.SendAsync(BulkClient.Batch, BulkForm.Csv(BulkForm.Rows(10_000), "many", ("limit", 10_000), ("saveToDatabase", "false")));

        (await response.ReadJsonAsync()).GetProperty("candidates").EnumerateArray().Select(c => c.GetProperty("index").GetInt32()).ShouldBe(Enumerable.Range(1, 10_000));
    }

    [Fact]
    public async Task Rows_WhileAllWorkersAreBusy_AreNotReadAhead()
    {
        var gate = new TaskCompletionSource();
        var begun = new SemaphoreSlim(0);
        var search = new TestSearch(async (row, cancellationToken) =>
        {
            begun.Release();
            await gate.Task.WaitAsync(cancellationToken);
            return Profiles.Of(row.Name);
        });
        await using var host = await BulkHost.StartAsync(search, ("MaxConcurrency", "3"));
        var (response, _) = await host.BeginAsync(BulkForm.Csv(BulkForm.Rows(50), "busy", ("limit", 50), ("saveToDatabase", "false")));
        for (var i = 0; i < 3; i++)
            await begun.WaitAsync(Cancel);

        search.Calls.ShouldBe(3);
        gate.SetResult();
        using (response)
            (await response.ReadEventsAsync()).Count.ShouldBe(52);
        search.Most.ShouldBe(3);
    }

    [Fact]
    public async Task Results_ComeAsTheyFinish_NotInTheOrderOfTheRows()
    {
        var first = new TaskCompletionSource();
        var search = new TestSearch(async (row, cancellationToken) =>
        {
            if (row.Number == 1)
                await first.Task.WaitAsync(cancellationToken);
            return Profiles.Of(row.Name);
        });
        await using var host = await BulkHost.StartAsync(search, ("MaxConcurrency", "2"));
        var (response, _) = await host.BeginAsync(BulkForm.Csv(BulkForm.Rows(5), "order", ("saveToDatabase", "false")));

        using (response)
        {
            await using var reader = new Sse.Primitives.SseReader(await response.Content.ReadAsStreamAsync(Cancel));
            var indexes = new List<int>();
            await foreach (var item in reader.ReadAllAsync(Cancel))
            {
                if (JsonElement.Parse(item.Data) is var e && e.TypeOf() == "candidate")
                    indexes.Add(e.GetProperty("index").GetInt32());
                // The four others are here while the first row is still being searched for.
                if (indexes.Count == 4)
                    first.TrySetResult();
            }
            indexes.ShouldBe([2, 3, 4, 5, 1]);
        }
    }
}
