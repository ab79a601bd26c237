using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Sse.Primitives;

namespace Sse.AspNetCore.Tests;

public sealed class DrainTests
{
    private readonly EventStream _stream = new("s");

    [Theory]
    [InlineData(HttpProtocols.Http1, 300)]
    [InlineData(HttpProtocols.Http2, 90)]
    public async Task Stop_ManyReaders_AreAllSentAwayWithASpreadRetryInsideTheLimit(HttpProtocols protocols, int count)
    {
        var limit = TimeSpan.FromSeconds(20);
        await using var host = await TestHost.StartAsync(
            app => app.MapSse("/s", _ => _stream), services => services.AddSse(o => o.DrainTimeout = limit), protocols);
        var readers = await Task.WhenAll(Enumerable.Range(0, count).Select(_ => host.OpenAsync("/s")));
        _stream.Add("1");
        await Task.WhenAll(readers.Select(r => r.NextAsync()));
        var clock = TimeProvider.System.GetTimestamp();

        var stop = host.App.StopAsync(TestLimit.Token());
        var rests = await Task.WhenAll(readers.Select(r => r.ReadToEndAsync()));
        await stop;

        TimeProvider.System.GetElapsedTime(clock).ShouldBeLessThan(limit);
        rests.ShouldAllBe(r => r.Count == 1 && r[0].Type == "stream.closing" && r[0].Id == null);
        rests.Select(r => r[0].Json.GetProperty("retryMs").GetInt64()).Distinct().Count().ShouldBeGreaterThan(count / 4);
        host.Server.GetStats().Closed["shutdown"].ShouldBe(count);
        Array.ForEach(readers, r => r.Dispose());
    }

    [Fact]
    public async Task Stop_ReaderThatDoesNotRead_IsCutAtTheLimit()
    {
        await using var host = await TestHost.StartAsync(
            app => app.MapSse("/s", _ => _stream), services => services.AddSse(o => o.DrainTimeout = TimeSpan.FromMilliseconds(200)));
        using var stuck = await RawConnection.OpenAsync(host.Address, "/s");
        await stuck.ReadUntilAsync("retry:");
        var line = Encoding.ASCII.GetBytes(new string('x', 8_000));
        for (var i = 0; i < 2_000; i++)
            _stream.Append(""u8, line);
        await Eventually.HoldsAsync(() => host.Server.GetStats().Connections[0].LagBytes > 0, "the reader stuck");
        var clock = TimeProvider.System.GetTimestamp();

        await host.App.StopAsync(TestLimit.Token());

        TimeProvider.System.GetElapsedTime(clock).ShouldBeLessThan(TestLimit.Time / 2, "a stop without a cut takes all the time it is given");
        host.Server.ActiveConnections.ShouldBe(0);
    }

    [Fact]
    public async Task Stop_NewReader_IsSentElsewhere()
    {
        await using var host = await TestHost.StartAsync(app => app.MapSse("/s", _ => _stream));

        host.App.Lifetime.StopApplication();
        var refused = await host.Client.GetAsync("/s");

        host.Server.IsDraining.ShouldBeTrue();
        refused.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        refused.Headers.RetryAfter.ShouldNotBeNull();
    }
}
