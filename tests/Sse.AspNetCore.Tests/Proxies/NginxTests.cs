using Microsoft.AspNetCore.Builder;
using Sse.Primitives;

namespace Sse.AspNetCore.Tests;

public sealed class NginxTests
{
    /// <summary>As docs/guides/proxies.md recommends; the test reads them from there.</summary>
    private static readonly string Recommended = RecommendedSettings.Nginx();

    private const string DeafToTheHost = "proxy_ignore_headers X-Accel-Buffering;";

    private readonly EventStream _stream = new("s");

    public static TheoryData<string, string> GoodSettings => new() { { "default", "" }, { "recommended", Recommended } };

    [Theory]
    [MemberData(nameof(GoodSettings))]
    public async Task SelfCheck_BehindNginx_FindsEventsComeAsTheyAreSent(string name, string settings)
    {
        await using var host = await StartHostAsync();
        await using var nginx = await Nginx.StartAsync(host.Address, settings);

        var check = await SelfCheckRun.ReadAsync(nginx.Client, "/sse-check");

        check.Ticks.ShouldBe(8, name);
        check.Verdict.ShouldBe("direct", $"{name}: {check}");
    }

    [Fact]
    public async Task SelfCheck_BehindNginxThatBuffersAnyway_FindsTheBuffering()
    {
        await using var host = await StartHostAsync();
        await using var nginx = await Nginx.StartAsync(host.Address, DeafToTheHost);

        var check = await SelfCheckRun.ReadAsync(nginx.Client, "/sse-check");

        check.Ticks.ShouldBe(8);
        check.Verdict.ShouldBe("buffered", $"{check}");
    }

    [Theory]
    [MemberData(nameof(GoodSettings))]
    public async Task Events_BehindNginx_ArriveOneByOne(string name, string settings)
    {
        await using var host = await StartHostAsync();
        await using var nginx = await Nginx.StartAsync(host.Address, settings);
        using var reader = await OpenAsync(nginx, lastEventId: null);

        // Each is sent only after the one before has come: one that is held back is never seen.
        for (var i = 1; i <= 20; i++)
        {
            _stream.Add($"{i}");
            (await reader.NextAsync())!.Data.ShouldBe($"{i}", name);
        }
    }

    [Fact]
    public async Task Stream_BehindNginx_ResumesWithLastEventId()
    {
        await using var host = await StartHostAsync();
        await using var nginx = await Nginx.StartAsync(host.Address, Recommended);
        var first = _stream.Add("1");
        _stream.Add("2");

        using var reader = await OpenAsync(nginx, first.ToString());

        (await reader.NextAsync())!.Data.ShouldBe("2");
    }

    [Theory]
    [MemberData(nameof(GoodSettings))]
    public async Task Reader_LeavesBehindNginx_IsLetGo(string name, string settings)
    {
        await using var host = await StartHostAsync();
        await using var nginx = await Nginx.StartAsync(host.Address, settings);
        var reader = await OpenAsync(nginx, lastEventId: null);
        host.Server.ActiveConnections.ShouldBe(1);

        reader.Dispose();

        await Eventually.HoldsAsync(() => host.Server.ActiveConnections == 0, $"{name}: the host noticed");
    }

    private Task<TestHost> StartHostAsync() => TestHost.StartAsync(app =>
    {
        app.MapSse("/s", _ => _stream);
        app.MapSseSelfCheck();
    });

    private static async Task<EventReader> OpenAsync(Nginx nginx, string? lastEventId)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/s");
        if (lastEventId is not null)
            request.Headers.TryAddWithoutValidation("Last-Event-ID", lastEventId);
        var response = await nginx.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return new EventReader(response, await response.Content.ReadAsStreamAsync());
    }
}
