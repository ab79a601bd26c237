using System.Globalization;
using System.Text;
using Sse.Cli.Bench;
using Sse.Cli.Tests.Servers;
using Sse.Client;
using Sse.Client.Tests.Servers;
using Sse.Testing;

namespace Sse.Cli.Tests.Bench;

/// <summary>What the readers themselves have counted tells when they are where a test needs them; the server knows only what it has sent.</summary>
public sealed class BenchRunTests : IDisposable
{
    private readonly SocketsHttpHandler _handler = SseClient.CreateHandler();

    public void Dispose() => _handler.Dispose();

    [Fact]
    public async Task Run_EventsFromBeforeAndAfterTheOpening_MeasuresThoseThatDidNotWaitForTheReader()
    {
        const int Readers = 20;
        await using var server = await WorkflowServer.StartAsync();
        var clock = new ManualTimeProvider();
        var opened = clock.GetUtcNow();
        var bench = CreateRun(server.Port, clock);
        server.Stream.Append("tick"u8, At(opened.AddMilliseconds(-1)));
        var running = bench.RunAsync(_handler, Readers, TimeSpan.FromHours(1), CancellationToken.None);
        await Eventually.HoldsAsync(() => bench.Totals.Events == Readers);

        clock.Advance(TimeSpan.FromMilliseconds(100));
        server.Stream.Append("tick"u8, At(opened.AddMilliseconds(60)));
        server.Stream.TryComplete("workflow.finished"u8, At(opened.AddMilliseconds(90)), out _).ShouldBeTrue();
        var took = await running;

        took.ShouldBe(TimeSpan.FromMilliseconds(100));
        bench.Totals.Replayed.ShouldBe(Readers);
        bench.Totals.Latency.Count.ShouldBe(2 * Readers);
        bench.Totals.Latency.Percentile(0.5)!.Value.TotalMilliseconds.ShouldBeInRange(10, 10.2);
        bench.Totals.Latency.Max.ShouldBe(TimeSpan.FromMilliseconds(40));
    }

    [Fact]
    public async Task Run_ServerStartedAgain_CountsReconnectsAndGaps()
    {
        const int Readers = 5;
        using var port = new ReservedPort();
        var bench = CreateRun(port.Number, TimeProvider.System);
        Task running;
        await using (var first = await WorkflowServer.StartAsync(port.Number))
        {
            first.Stream.Append("tick"u8, "1"u8);
            running = bench.RunAsync(_handler, Readers, TimeSpan.FromMinutes(2), CancellationToken.None);
            await Eventually.HoldsAsync(() => bench.Totals.Events == Readers);
        }

        await using var second = await WorkflowServer.StartAsync(port.Number);
        second.Stream.TryComplete("workflow.finished"u8, "{}"u8, out _).ShouldBeTrue();
        await running;

        (bench.Totals.Opened, bench.Totals.Ended).ShouldBe((Readers, Readers));
        bench.Totals.Reconnects.ShouldBeGreaterThanOrEqualTo(Readers);
        // Each is told that its place is of another stream.
        bench.Totals.Gaps.ShouldBe(Readers);
    }

    private static BenchRun CreateRun(int port, TimeProvider clock) =>
        new(new() { TimeProvider = clock, IdleTimeout = Timeout.InfiniteTimeSpan }, () => new($"http://127.0.0.1:{port}/stream"), clock);

    private static byte[] At(DateTimeOffset time) =>
        Encoding.UTF8.GetBytes($"{{\"ts\":\"{time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)}\"}}");
}
