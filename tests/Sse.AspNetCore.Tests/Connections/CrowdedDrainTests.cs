using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Sse.Primitives;

namespace Sse.AspNetCore.Tests;

[Collection(CrowdCollection.Name)]
public sealed class CrowdedDrainTests
{
    private const int Count = 5_000;

    private readonly EventStream _stream = new("s");

    [Fact]
    public async Task Stop_FiveThousandReaders_AllGetTheFarewellInsideTheLimit()
    {
        var limit = TimeSpan.FromSeconds(15);
        await using var host = await TestHost.StartAsync(
            app => app.MapSse("/s", _ => _stream), services => services.AddSse(o => o.DrainTimeout = limit));
        using var crowd = await Crowd.OpenAsync(host.Address, "/s", Count);
        host.Server.ActiveConnections.ShouldBe(Count);
        var clock = TimeProvider.System.GetTimestamp();

        var reading = crowd.ReadToEndAsync();
        await host.App.StopAsync(TestLimit.Token());
        var took = TimeProvider.System.GetElapsedTime(clock);
        var rests = await reading;

        took.ShouldBeLessThan(limit);
        rests.Count(r => r.Contains("event: stream.closing\n", StringComparison.Ordinal)).ShouldBe(Count);
        rests.Count(Crowd.IsWhole).ShouldBe(Count);
        host.Server.GetStats().Closed["shutdown"].ShouldBe(Count);
        host.Server.ActiveConnections.ShouldBe(0);
    }
}
