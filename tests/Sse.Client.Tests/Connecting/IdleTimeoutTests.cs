using Sse.Client.Tests.Servers;
using Sse.Testing;

namespace Sse.Client.Tests.Connecting;

public sealed class IdleTimeoutTests
{
    private readonly ManualTimeProvider _clock = new();
    private readonly StateLog _log = new();

    [Fact]
    public async Task IdleTimeout_SilentStream_IsLostAndConnectedAgain()
    {
        await using var server = await HttpServer.StartAsync(async (c, n) =>
        {
            await c.AnswerAsync($"id: {n}\ndata: {n}\n\n");
            await c.HangAsync();
        });
        await using var reader = Subscribe(server.Uri).GetAsyncEnumerator();
        (await reader.MoveNextAsync()).ShouldBeTrue();
        reader.Current.Data.ShouldBe("1");
        var next = reader.MoveNextAsync();

        await AdvanceUntilConnectingAgainAsync();

        (await next).ShouldBeTrue();
        reader.Current.Data.ShouldBe("2");
        (await _log.NextAsync(SseConnectionState.Waiting)).Reason.ShouldBeOfType<TimeoutException>().Message.ShouldContain("30 s");
    }

    [Fact]
    public async Task IdleTimeout_NoResponseAtAll_IsTriedAgain()
    {
        await using var server = new RawServer(c => c.Number == 1 ? c.HangAsync() : c.SendAsync(RawServer.Head + "data: x\n\n"));
        var reading = Subscribe(server.Uri).TakeAsync(1);
        await Eventually.HoldsAsync(() => server.Count == 1);

        await AdvanceUntilConnectingAgainAsync();

        (await reading)[0].Data.ShouldBe("x");
        server.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(":\n")]
    [InlineData("d")]
    public async Task IdleTimeout_AnyByte_StartsItAnew(string byteOrComment)
    {
        using var send = new SemaphoreSlim(0);
        await using var server = await HttpServer.StartAsync(async (c, _) =>
        {
            await c.StartSseAsync();
            for (int i = 0; i < 5; i++)
            {
                await send.WaitAsync();
                await c.SendAsync(byteOrComment);
            }

            await c.SendAsync("\n\ndata: done\n\n");
            await c.HangAsync();
        });
        var observed = new ObservedClock(_clock);
        var reading = Subscribe(server.Uri, observed).TakeAsync(1);
        await Eventually.HoldsAsync(() => observed.Settings == 2); // for the response, and for its first byte

        for (int i = 0; i < 5; i++)
        {
            int before = observed.Settings;
            _clock.Advance(TimeSpan.FromSeconds(29));
            send.Release();
            await Eventually.HoldsAsync(() => observed.Settings > before || reading.IsCompleted);
        }

        (await reading)[0].Data.ShouldBe("done");
        server.Count.ShouldBe(1);
    }

    [Fact]
    public async Task IdleTimeout_SlowReader_IsNotTheServersFault()
    {
        var more = new TaskCompletionSource();
        await using var server = await HttpServer.StartAsync(async (c, _) =>
        {
            await c.AnswerAsync("data: 1\n\n");
            await more.Task;
            await c.SendAsync("data: 2\n\n");
            await c.HangAsync();
        });
        await using var reader = Subscribe(server.Uri).GetAsyncEnumerator();
        (await reader.MoveNextAsync()).ShouldBeTrue();

        _clock.Advance(TimeSpan.FromHours(1));
        more.SetResult();

        (await reader.MoveNextAsync()).ShouldBeTrue();
        reader.Current.Data.ShouldBe("2");
        server.Count.ShouldBe(1);
    }

    /// <summary>Past the silence and the pause behind it, and no further: the second attempt has all the time it needs.</summary>
    private Task AdvanceUntilConnectingAgainAsync() => Eventually.HoldsAsync(() =>
    {
        if (_log.Count(SseConnectionState.Connecting) == 2)
            return true;
        _clock.Advance(TimeSpan.FromSeconds(1));
        return false;
    });

    private SseSubscription<string> Subscribe(Uri uri, TimeProvider? clock = null) =>
        Clients.Create(clock ?? _clock, o => o.IdleTimeout = TimeSpan.FromSeconds(30)).SubscribeAsync(new SseRequest(uri) { OnStateChanged = _log.Listener });
}
