using Microsoft.Extensions.Logging;
using Sse.Workflow.Tests.Logging;

namespace Sse.Workflow.Tests.Bulk;

/// <summary>What the stream keeps from users, somebody must be able to read.</summary>
public sealed class BulkLogTests : IAsyncDisposable
{
    private const int ItemFailed = 13;

    private readonly ListLoggerFactory _ordinary = new();
    private readonly Workflows _workflows;

    public BulkLogTests() => _workflows = new Workflows(loggerFactory: _ordinary);

    public ValueTask DisposeAsync() => _workflows.DisposeAsync();

    [Fact]
    public async Task ForEachAsync_ItemsFail_OrdinaryLogHasEachExceptionAndWarnsOfTheFirstOfEachType()
    {
        await using var log = _workflows.Start("check");

        await log.ForEachAsync(Enumerable.Range(1, 40), (n, _, _) => (n % 10, n % 4) switch
        {
            (0, _) => throw new IOException($"disk {n}"),
            (_, 0) => throw new FormatException($"row {n}"),
            _ => Task.CompletedTask,
        }, new BulkOptions { Name = "rows", MaxConcurrency = 1 });

        var logged = _ordinary.Entries.Where(e => e.Id.Id == ItemFailed).ToList();
        logged.Count.ShouldBe(12);
        logged.Where(e => e.Level == LogLevel.Warning).Select(e => e.Exception!.Message).ShouldBe(["row 4", "disk 10"]);
        logged.Where(e => e.Level != LogLevel.Warning).ShouldAllBe(e => e.Level == LogLevel.Debug);
        _ordinary.Lines.ShouldContain($"Item 4 of rows failed ({log.Id})");
    }

    [Fact]
    public async Task ForEachAsync_ItemsSucceedSkipOrAreFailedByWord_OrdinaryLogIsSilentAboutThem()
    {
        await using var log = _workflows.Start("check");

        await log.ForEachAsync(Enumerable.Range(1, 9), (n, item, _) =>
        {
            if (n % 3 == 0)
                item.Skip();
            if (n % 3 == 1)
                item.Fail("No such address.");
            return Task.CompletedTask;
        });

        _ordinary.Entries.ShouldNotContain(e => e.Id.Id == ItemFailed);
    }
}
