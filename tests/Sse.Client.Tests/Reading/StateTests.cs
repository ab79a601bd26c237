using System.Net;
using Sse.Client.Tests.Servers;

namespace Sse.Client.Tests.Reading;

public sealed class StateTests
{
    [Fact]
    public async Task State_OverALife_FollowsTheConnection()
    {
        await using var server = await HttpServer.StartAsync((c, n) => n switch
        {
            1 => c.AnswerAsync("data: x\n\n"),
            2 => c.StatusAsync(500),
            _ => c.StatusAsync(204),
        });
        var log = new StateLog();
        var subscription = Clients.Create().SubscribeAsync(new SseRequest(server.Uri) { OnStateChanged = log.Listener });
        subscription.State.ShouldBe(SseConnectionState.Closed);

        await foreach (var _ in subscription)
            subscription.State.ShouldBe(SseConnectionState.Open);

        log.All.Select(c => c.State.ToString()).ShouldBe(["Connecting", "Open", "Waiting", "Connecting", "Waiting", "Connecting", "Closed"]);
        log.All[2].ShouldSatisfyAllConditions(c => c.Reason.ShouldBeNull(), c => c.Attempt.ShouldBe(0));
        log.All[4].ShouldSatisfyAllConditions(c => c.Reason.ShouldBeOfType<SseResponseException>(), c => c.Attempt.ShouldBe(1), c => c.Delay.ShouldBeGreaterThan(TimeSpan.Zero));
        log.All[6].Reason.ShouldBeNull();
    }

    [Fact]
    public async Task State_FinalRefusal_ClosesWithTheReason()
    {
        await using var server = await HttpServer.StartAsync((c, _) => c.StatusAsync(404));
        var log = new StateLog();

        await Should.ThrowAsync<SseResponseException>(() => Clients.Create().SubscribeAsync(new SseRequest(server.Uri) { OnStateChanged = log.Listener }).ReadAllAsync());

        log.All[^1].State.ShouldBe(SseConnectionState.Closed);
        log.All[^1].Reason.ShouldBeOfType<SseResponseException>().StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task State_ReaderLeaves_ClosesWithoutAReason()
    {
        await using var server = await HttpServer.StartAsync((c, _) => c.AnswerAsync("data: x\n\n"));
        var log = new StateLog();

        await Clients.Create().SubscribeAsync(new SseRequest(server.Uri) { OnStateChanged = log.Listener }).TakeAsync(1);

        log.All[^1].ShouldBe(new SseStateChange { State = SseConnectionState.Closed });
    }

    [Fact]
    public async Task State_CallbackThatThrows_EndsTheSubscription()
    {
        await using var server = await HttpServer.StartAsync((c, _) => c.AnswerAsync("data: x\n\n"));
        var request = new SseRequest(server.Uri)
        {
            OnStateChanged = c =>
            {
                if (c.State == SseConnectionState.Open)
                    throw new IOException("from the callback");
            },
        };

        (await Should.ThrowAsync<IOException>(() => Clients.Create().SubscribeAsync(request).ReadAllAsync())).Message.ShouldBe("from the callback");
    }
}
