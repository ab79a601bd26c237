using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Sse.Primitives;

namespace Sse.AspNetCore.Tests;

public sealed class AdmissionTests
{
    private readonly EventStream _stream = new("s");

    [Fact]
    public async Task MaxConnections_Reached_Answers503UntilSomebodyLeaves()
    {
        await using var host = await StartAsync(o => o.MaxConnections = 2);
        using var first = await host.OpenAsync("/s");
        var second = await host.OpenAsync("/s");

        var refused = await host.Client.GetAsync("/s");

        refused.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds.ShouldBeInRange(5, 10);
        refused.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        host.Server.GetStats().Rejected["full"].ShouldBe(1);
        second.Dispose();
        await Eventually.HoldsAsync(() => host.Server.ActiveConnections == 1, "a free place");
        using var third = await host.OpenAsync("/s");
        third.Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task MaxConnectionsPerKey_Reached_LeavesOthersAlone()
    {
        await using var host = await StartAsync(o =>
        {
            o.MaxConnectionsPerKey = 1;
            o.ConnectionKey = http => http.Request.Query["user"];
        });
        var ann = await host.OpenAsync("/s?user=ann");

        (await host.Client.GetAsync("/s?user=ann")).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        using var bob = await host.OpenAsync("/s?user=bob");
        bob.Status.ShouldBe(HttpStatusCode.OK);
        ann.Dispose();
        await Eventually.HoldsAsync(() => host.Server.ActiveConnections == 1, "ann's place");
        using var again = await host.OpenAsync("/s?user=ann");
        again.Status.ShouldBe(HttpStatusCode.OK);
        host.Server.GetStats().Rejected["key"].ShouldBe(1);
    }

    [Fact]
    public async Task Authorize_OtherTenantsStream_Answers404OnConnectAndOnReplay()
    {
        var tagged = new EventStream("t", new EventStreamOptions { Tags = new Dictionary<string, string> { ["tenant"] = "a" } });
        tagged.Finish("secret of a");
        await using var host = await TestHost.StartAsync(app => app.MapSse("/t", _ => tagged), services => services.AddSse(o =>
            o.Authorize = context => new(context.Tags["tenant"] == (string?)context.HttpContext.Request.Query["tenant"])));

        using var own = await host.OpenAsync("/t?tenant=a");
        (await own.NextAsync())!.Data.ShouldBe("secret of a");
        foreach (var path in new[] { "/t?tenant=b", $"/t?tenant=b&after={tagged.Head}", "/t?tenant=b&after=garbage" })
        {
            var refused = await host.Client.GetAsync(path);
            refused.StatusCode.ShouldBe(HttpStatusCode.NotFound);
            (await refused.Content.ReadAsStringAsync()).ShouldNotContain("secret");
        }
        host.Server.GetStats().Rejected["unauthorized"].ShouldBe(3);
    }

    [Fact]
    public async Task Options_Unusable_FailWhenMapped() =>
        (await Should.ThrowAsync<ArgumentException>(StartAsync(o => o.WriteTimeout = TimeSpan.Zero))).Message.ShouldContain("WriteTimeout");

    [Fact]
    public async Task Server_FromDependencyInjection_IsTheOneThatServes()
    {
        await using var host = await StartAsync(_ => { });
        using var reader = await host.OpenAsync("/s");

        host.App.Services.GetRequiredService<SseServer>().ActiveConnections.ShouldBe(1);
    }

    private Task<TestHost> StartAsync(Action<SseServerOptions> configure) =>
        TestHost.StartAsync(app => app.MapSse("/s", _ => _stream), services => services.AddSse(configure));
}
