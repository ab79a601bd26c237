using System.Globalization;
using Sse.Client.Tests.Servers;

namespace Sse.Client.Tests;

public sealed class SoakTests
{
    private const int Events = 100_000;

    /// <summary>
    /// A server that breaks almost every connection, each time in another way and place, and resumes after the id it is asked for. What the
    /// subscription yields must be as if nothing had happened.
    /// </summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Read_RandomFaults_YieldsEveryEventOnceInOrder(int seed)
    {
        var faults = new FaultPlan(seed, Events);
        await using var server = new RawServer(faults.ServeAsync);
        var options = Clients.Fast;
        options.IdleTimeout = TimeSpan.FromMilliseconds(50);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(120), TimeProvider.System);

        int expected = 1;
        await foreach (var item in Clients.Create(options).SubscribeAsync(new SseRequest(server.Uri), limit.Token))
        {
            string number = expected.ToString(CultureInfo.InvariantCulture);
            if (item.EventId != number || item.Data != FaultPlan.DataOf(expected))
                Assert.Fail($"Expected event {number}, got {item.EventId}: {item.Data}");
            expected++;
        }

        expected.ShouldBe(Events + 1);
        faults.Seen.Keys.ShouldBe(Enum.GetValues<Fault>(), ignoreOrder: true);
        server.Count.ShouldBeGreaterThan(300);
    }
}
