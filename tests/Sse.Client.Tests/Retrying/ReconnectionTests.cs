using System.Globalization;
using Sse.Client.Tests.Servers;
using Sse.Testing;

namespace Sse.Client.Tests.Retrying;

/// <summary>Delays on a manual clock: the draw is always half the window.</summary>
public sealed class ReconnectionTests : IDisposable
{
    private readonly ManualTimeProvider _clock = new();
    private readonly StateLog _log = new();
    private readonly CancellationTokenSource _stop = new();

    public void Dispose() => _stop.Dispose();

    [Fact]
    public async Task Delay_ServerUnavailable_GrowsAndConnectsExactlyThen()
    {
        await using var server = await HttpServer.StartAsync((c, n) => n < 4 ? c.StatusAsync(503) : c.AnswerAsync("data: x\n\n"));
        var reading = Read(server).TakeAsync(1);

        foreach (double seconds in new[] { 0.6, 1.1, 2.1 })
        {
            var waiting = await _log.NextAsync(SseConnectionState.Waiting);
            waiting.Delay.TotalSeconds.ShouldBe(seconds);
            await _clock.WhenArmedAsync();
            int before = server.Count;
            _clock.Advance(waiting.Delay - TimeSpan.FromMilliseconds(1));
            _clock.ArmedTimers.ShouldBe(1);
            server.Count.ShouldBe(before);
            _clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        (await reading)[0].Data.ShouldBe("x");
    }

    [Fact]
    public async Task Delay_RetryAfterInSeconds_IsHonoured()
    {
        await using var server = await HttpServer.StartAsync((c, n) =>
        {
            c.Response.Headers.RetryAfter = "30";
            return c.StatusAsync(429);
        });
        var reading = Read(server).TakeAsync(1);

        (await _log.NextAsync(SseConnectionState.Waiting)).Delay.ShouldBe(TimeSpan.FromSeconds(30.5));

        await StopAsync(reading);
    }

    [Fact]
    public async Task Delay_RetryAfterAsDate_IsHonoured()
    {
        await using var server = await HttpServer.StartAsync((c, n) =>
        {
            c.Response.Headers.RetryAfter = (_clock.GetUtcNow() + TimeSpan.FromSeconds(90)).ToString("R", CultureInfo.InvariantCulture);
            return c.StatusAsync(503);
        });
        var reading = Read(server).TakeAsync(1);

        (await _log.NextAsync(SseConnectionState.Waiting)).Delay.ShouldBe(TimeSpan.FromSeconds(90.5));

        await StopAsync(reading);
    }

    [Fact]
    public async Task Delay_RetryField_IsAFloorForAllThatFollow()
    {
        await using var server = await HttpServer.StartAsync((c, n) => n == 1 ? c.AnswerAsync("retry: 4000\ndata: x\n\n") : c.AnswerAsync("data: y\n\n"));
        var reading = Read(server).TakeAsync(3);

        for (int i = 0; i < 2; i++)
        {
            var waiting = await _log.NextAsync(SseConnectionState.Waiting);
            waiting.Delay.ShouldBe(TimeSpan.FromSeconds(4.5));
            await _clock.WhenArmedAsync();
            _clock.Advance(waiting.Delay);
        }

        (await reading).Count.ShouldBe(3);
    }

    [Fact]
    public async Task Delay_AfterAHealthyPeriod_StartsOver()
    {
        var release = new TaskCompletionSource();
        await using var server = await HttpServer.StartAsync(async (c, n) =>
        {
            if (n < 4)
            {
                await c.StatusAsync(500);
                return;
            }

            await c.StartSseAsync();
            await c.SendAsync(":\n");
            await release.Task;
            c.Abort();
        });
        var reading = Read(server).TakeAsync(1);
        for (int i = 0; i < 3; i++)
        {
            var waiting = await _log.NextAsync(SseConnectionState.Waiting);
            await _clock.WhenArmedAsync();
            _clock.Advance(waiting.Delay);
        }

        (await _log.NextAsync(SseConnectionState.Open)).Attempt.ShouldBe(3);
        _clock.Advance(TimeSpan.FromSeconds(10));
        release.SetResult();

        var lost = await _log.NextAsync(SseConnectionState.Waiting);
        (lost.Attempt, lost.Delay).ShouldBe((0, TimeSpan.FromSeconds(0.6)));
        lost.Reason.ShouldNotBeNull();
        await StopAsync(reading);
    }

    [Fact]
    public async Task Delay_ConnectionsThatDieAtOnce_GrowsAlthoughEachWasAccepted()
    {
        await using var server = await HttpServer.StartAsync(async (c, _) =>
        {
            await c.StartSseAsync();
            c.Abort();
        });
        var reading = Read(server).TakeAsync(1);

        foreach (double seconds in new[] { 0.6, 1.1, 2.1 })
        {
            var waiting = await _log.NextAsync(SseConnectionState.Waiting);
            waiting.Delay.TotalSeconds.ShouldBe(seconds);
            await _clock.WhenArmedAsync();
            _clock.Advance(waiting.Delay);
        }

        await StopAsync(reading);
    }

    [Fact]
    public async Task MaxAttempts_AllFail_EndsWithTheLastReason()
    {
        await using var server = await HttpServer.StartAsync((c, _) => c.StatusAsync(503));
        var options = Clients.Fast;
        options.MaxAttempts = 3;

        var error = await Should.ThrowAsync<HttpRequestException>(() => Clients.Create(options).SubscribeAsync(new SseRequest(server.Uri)).ReadAllAsync());

        error.Message.ShouldContain("3 attempts");
        error.Message.ShouldContain("503");
        error.StatusCode.ShouldBe(System.Net.HttpStatusCode.ServiceUnavailable);
        server.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Connect_NobodyListens_IsTriedAgain()
    {
        using var port = new ReservedPort();
        var options = Clients.Fast;
        options.MaxAttempts = 2;

        var error = await Should.ThrowAsync<HttpRequestException>(() =>
            Clients.Create(options).SubscribeAsync(new SseRequest($"http://127.0.0.1:{port.Number}/")).ReadAllAsync());

        error.InnerException.ShouldBeOfType<HttpRequestException>().HttpRequestError.ShouldBe(HttpRequestError.ConnectionError);
    }

    [Fact]
    public async Task Restart_WhileOpen_ConnectsAgainFromTheLastIdWithoutBlame()
    {
        await using var server = await HttpServer.StartAsync(async (c, n) =>
        {
            await c.AnswerAsync($"id: {n}\ndata: x\n\n");
            await c.HangAsync();
        });
        var subscription = Clients.Create().SubscribeAsync(new SseRequest(server.Uri) { OnStateChanged = _log.Listener });
        await using var reader = subscription.GetAsyncEnumerator();
        (await reader.MoveNextAsync()).ShouldBeTrue();
        var next = reader.MoveNextAsync();

        subscription.Restart();

        (await next).ShouldBeTrue();
        reader.Current.EventId.ShouldBe("2");
        await server.NextAsync();
        (await server.NextAsync()).LastEventId.ShouldBe("1");
        _log.All.Single(c => c.State == SseConnectionState.Waiting).ShouldSatisfyAllConditions(c => c.Reason.ShouldBeNull(), c => c.Attempt.ShouldBe(0));
    }

    [Fact]
    public async Task Restart_WhileWaiting_CutsThePauseShort()
    {
        await using var server = await HttpServer.StartAsync((c, n) =>
        {
            c.Response.Headers.RetryAfter = "3000";
            return n == 1 ? c.StatusAsync(503) : c.AnswerAsync("data: x\n\n");
        });
        var subscription = Read(server);
        var reading = subscription.TakeAsync(1);
        await _log.NextAsync(SseConnectionState.Waiting);
        await _clock.WhenArmedAsync();

        subscription.Restart();

        (await reading)[0].Data.ShouldBe("x");
    }

    [Fact]
    public async Task Restart_AsSoonAsItWaits_CutsThePauseShort()
    {
        await using var server = await HttpServer.StartAsync((c, n) => n == 1 ? c.StatusAsync(503) : c.AnswerAsync("data: x\n\n"));
        SseSubscription<string> subscription = null!;
        subscription = Clients.Create(_clock).SubscribeAsync(new SseRequest(server.Uri)
        {
            OnStateChanged = change =>
            {
                if (change.State == SseConnectionState.Waiting)
                    subscription.Restart();
            },
        });

        (await subscription.TakeAsync(1))[0].Data.ShouldBe("x");
    }

    private SseSubscription<string> Read(HttpServer server) =>
        Clients.Create(_clock).SubscribeAsync(new SseRequest(server.Uri) { OnStateChanged = _log.Listener }, _stop.Token);

    private async Task StopAsync(Task reading)
    {
        await _stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => reading);
    }
}
