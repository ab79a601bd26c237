namespace Sse.Workflow.Tests.Bulk;

[Collection(MeasuredAlone.Name)]
public sealed class BulkMemoryTests
{
    [Fact]
    public async Task ForEachAsync_HundredThousandItems_TakesBoundedMemory()
    {
        await using var workflows = new Workflows();
        await using var log = workflows.Start("check");
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var most = 0L;
        var result = await log.ForEachAsync(Enumerable.Range(0, 100_000), (n, item, _) =>
        {
            item.Key = $"row {n}";
            if (n % 20_000 == 19_999)
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
            return n % 2 == 0 ? throw new IOException() : Task.CompletedTask;
        }, new BulkOptions { MaxKept = 1_000, Order = BulkOrder.Input });

        result.Counts.ShouldBe(new OutcomeCounts { Succeeded = 50_000, Failed = 50_000 });
        result.Items.Count.ShouldBe(1_000);
        // The stream keeps what its own limits say; nothing beside it grows with the items.
        most.ShouldBeLessThan(log.Stream.Options.MaxBytes + (16 * 1024 * 1024));
    }
}
