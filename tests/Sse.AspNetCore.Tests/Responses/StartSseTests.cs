using System.Net;
using System.Net.ServerSentEvents;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Sse.Testing;

namespace Sse.AspNetCore.Tests;

public sealed class StartSseTests
{
    private readonly ManualTimeProvider _time = new();

    [Fact]
    public async Task StartSse_ManyThreadsWithHeartbeats_KeepEveryFrameWhole()
    {
        await using var host = await StartAsync(async http =>
        {
            var sse = await http.Response.StartSseAsync(new SseEndpointOptions { HeartbeatInterval = TimeSpan.FromMilliseconds(1), HeartbeatAlways = true });
            await Task.WhenAll(Enumerable.Range(0, 8).Select(thread => Task.Run(async () =>
            {
                for (var i = 0; i < 500; i++)
                {
                    (await sse.SendAsync($"{thread}\n{i}", "tick")).ShouldBeTrue();
                    if (i % 50 == 0)
                        _time.Advance(TimeSpan.FromMilliseconds(250));
                }
            })));
        });
        using var reader = await host.OpenAsync("/s");
        var events = await reader.ReadToEndAsync();

        events.ShouldAllBe(e => e.Type == "tick");
        foreach (var thread in events.GroupBy(e => e.Data.Split('\n')[0]))
            thread.Select(e => int.Parse(e.Data.Split('\n')[1])).ShouldBe(Enumerable.Range(0, 500));
        events.Count.ShouldBe(4_000);
    }

    [Fact]
    public async Task StartSse_ResponseThatHasStarted_SaysSoAndTakesNoPlace()
    {
        await using var host = await StartAsync(async http =>
        {
            await http.Response.StartAsync();
            (await Should.ThrowAsync<InvalidOperationException>(async () => await http.Response.StartSseAsync())).Message.ShouldContain("before anything is written");
            await http.Response.WriteAsync("still whole");
        });

        (await host.Client.GetStringAsync("/s")).ShouldBe("still whole");
        host.Server.ActiveConnections.ShouldBe(0);
    }

    [Fact]
    public async Task StartSse_EveryKindOfFrame_ArrivesAsSent()
    {
        await using var host = await StartAsync(async http =>
        {
            var sse = await http.Response.StartSseAsync();
            (await http.Response.StartSseAsync()).ShouldBeSameAs(sse);
            await sse.SendCommentAsync("hello");
            await sse.SendRetryAsync(TimeSpan.FromSeconds(3));
            var typeInfo = (JsonTypeInfo<int[]>)JsonSerializerOptions.Web.GetTypeInfo(typeof(int[]));
            await sse.SendAsync(new SseItem<int[]>([1, 2], "numbers") { EventId = "a" }, typeInfo);
            await sse.SendAsync(sse.LastEventId ?? "none", id: "b");
            await Should.ThrowAsync<ArgumentException>(async () => await sse.SendAsync("x", id: "a\nb"));
            await Should.ThrowAsync<OperationCanceledException>(async () => await sse.SendAsync("given up", cancellationToken: new CancellationToken(canceled: true)));
        });
        using var reader = await host.OpenAsync("/s", "before");

        List<string> blocks = [];
        while (await reader.NextBlockAsync() is { } block)
            blocks.Add(block);
        blocks[2..].ShouldBe([": hello", "retry: 3000", "event: numbers\nid: a\ndata: [1,2]", "id: b\ndata: before"]);
    }

    [Fact]
    public async Task StartSse_EndpointThatThrows_EndsWithAProblemThatHidesTheCause()
    {
        await using var host = await StartAsync(async http =>
        {
            var sse = await http.Response.StartSseAsync();
            await sse.SendAsync("before");
            throw new InvalidOperationException("secret");
        });
        using var reader = await host.OpenAsync("/s");

        (await reader.ReadToEndAsync()).Select(e => e.Type).ShouldBe(["message", "problem"]);
        reader.Received.ToString().ShouldNotContain("secret");
        host.Logs.Errors.ShouldContain(e => e.Contains("secret"));
    }

    [Fact]
    public async Task StartSse_ReaderThatLeaves_SignalsAndSendsReturnFalse()
    {
        var stopped = new TaskCompletionSource<bool>();
        await using var host = await StartAsync(async http =>
        {
            var sse = await http.Response.StartSseAsync();
            try
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, sse.Stopped);
            }
            catch (OperationCanceledException)
            {
                stopped.SetResult(await sse.SendAsync("anybody?"));
                throw;
            }
        });
        var reader = await host.OpenAsync("/s");
        await reader.NextBlockAsync();
        reader.Dispose();

        (await stopped.Task.WaitAsync(TestLimit.Token())).ShouldBeFalse();
        await Eventually.HoldsAsync(() => host.Server.ActiveConnections == 0, "the place given back");
        host.Logs.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task StartSse_SendAfterTheRequestEnded_DoesNothing()
    {
        SseResponse? kept = null;
        await using var host = await StartAsync(async http => { kept = await http.Response.StartSseAsync(); });
        using var reader = await host.OpenAsync("/s");
        await reader.ReadToEndAsync();

        (await kept!.SendAsync("too late")).ShouldBeFalse();
        kept.Stopped.IsCancellationRequested.ShouldBeTrue();
    }

    [Fact]
    public async Task StartSse_NoRoom_Answers503()
    {
        await using var host = await StartAsync(
            async http => await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, (await http.Response.StartSseAsync()).Stopped),
            o => o.MaxConnections = 1);
        using var reader = await host.OpenAsync("/s");

        var refused = await host.Client.GetAsync("/s");

        refused.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        refused.Headers.RetryAfter.ShouldNotBeNull();
        reader.Dispose();
    }

    [Fact]
    public async Task StartSse_WithoutMiddleware_TellsTheLineToAdd()
    {
        InvalidOperationException? thrown = null;
        await using var host = await TestHost.StartAsync(app =>
        {
            app.MapGet("/s", async http =>
            {
                Task start = http.Response.StartSseAsync();
                thrown = await Should.ThrowAsync<InvalidOperationException>(start);
            });
        });
        await host.Client.GetAsync("/s");

        thrown!.Message.ShouldContain("app.UseSse();");
    }

    private Task<TestHost> StartAsync(RequestDelegate endpoint, Action<SseServerOptions>? configure = null) => TestHost.StartAsync(
        app =>
        {
            app.UseSse();
            app.MapGet("/s", endpoint);
        },
        services => services.AddSse(o =>
        {
            o.TimeProvider = _time;
            configure?.Invoke(o);
        }));
}
