using System.Diagnostics.CodeAnalysis;
using Sse.Client.Tests.Servers;

namespace Sse.Client.Tests.Reading;

/// <summary>Cancelled at every place where a subscription can wait, it ends at once, with the caller's token in the exception.</summary>
[SuppressMessage("Reliability", "CA2025:Do not pass disposables into unawaited tasks", Justification = "Every reading is awaited.")]
public sealed class CancellationTests : IDisposable
{
    private readonly CancellationTokenSource _stop = new();

    public void Dispose() => _stop.Dispose();

    [Fact]
    public async Task Cancel_BeforeTheStart_SendsNothing()
    {
        await using var server = await HttpServer.StartAsync((c, _) => c.AnswerAsync("data: x\n\n"));
        await _stop.CancelAsync();

        await ShouldEndAsync(ReadAsync(new(server.Uri)));

        server.Count.ShouldBe(0);
    }

    [Fact]
    public async Task Cancel_WhileWaitingForTheResponse_EndsAtOnce()
    {
        await using var server = new RawServer(c => c.HangAsync());
        var reading = ReadAsync(new(server.Uri));
        await Eventually.HoldsAsync(() => server.Count == 1);

        await _stop.CancelAsync();

        await ShouldEndAsync(reading);
    }

    [Fact]
    public async Task Cancel_WhileWaitingForEvents_EndsAtOnce()
    {
        var log = new StateLog();
        await using var server = new RawServer(async c =>
        {
            await c.SendAsync(RawServer.Head);
            await c.HangAsync();
        });
        var reading = ReadAsync(new(server.Uri) { OnStateChanged = log.Listener });
        await log.NextAsync(SseConnectionState.Open);

        await _stop.CancelAsync();

        await ShouldEndAsync(reading);
        (await log.NextAsync(SseConnectionState.Closed)).Reason.ShouldBeNull();
    }

    [Fact]
    public async Task Cancel_WhilePausing_EndsAtOnce()
    {
        var log = new StateLog();
        await using var server = await HttpServer.StartAsync((c, _) => c.StatusAsync(503));
        var reading = ReadAsync(new(server.Uri) { OnStateChanged = log.Listener }, new() { MinReconnectionDelay = TimeSpan.FromHours(1) });
        await log.NextAsync(SseConnectionState.Waiting);

        await _stop.CancelAsync();

        await ShouldEndAsync(reading);
    }

    [Fact]
    public async Task Cancel_WhilePreparing_EndsAtOnceAlthoughTheCallbackIgnoresIt()
    {
        var preparing = new TaskCompletionSource();
        await using var server = await HttpServer.StartAsync((c, _) => c.AnswerAsync("data: x\n\n"));
        var reading = ReadAsync(new(server.Uri)
        {
            PrepareAsync = async (_, _) =>
            {
                preparing.SetResult();
                await new TaskCompletionSource().Task;
            },
        });
        await preparing.Task;

        await _stop.CancelAsync();

        await ShouldEndAsync(reading);
    }

    [Fact]
    public async Task Cancel_WhileTheBodyOfARefusalHangs_EndsAtOnce()
    {
        await using var server = new RawServer(async c =>
        {
            await c.SendAsync("HTTP/1.1 404 Not Found\r\nContent-Length: 100\r\n\r\npart");
            await c.HangAsync();
        });
        var reading = ReadAsync(new(server.Uri));
        await Eventually.HoldsAsync(() => server.Count == 1);

        await _stop.CancelAsync();

        await ShouldEndAsync(reading);
    }

    [Fact]
    public async Task Cancel_BetweenEventsAtHand_DropsTheRest()
    {
        await using var server = await HttpServer.StartAsync((c, _) => c.AnswerAsync("data: 1\n\ndata: 2\n\ndata: 3\n\n"));
        var seen = new List<string>();

        await ShouldEndAsync(Task.Run(async () =>
        {
            await foreach (var item in Clients.Create().SubscribeAsync(new SseRequest(server.Uri), _stop.Token))
            {
                seen.Add(item.Data);
                await _stop.CancelAsync();
            }
        }));

        seen.ShouldBe(["1"]);
    }

    [Fact]
    public async Task Cancel_TokenOfTheEnumeration_CountsToo()
    {
        await using var server = new RawServer(c => c.HangAsync());
        var reading = Task.Run(async () =>
        {
            await foreach (var _ in Clients.Create().SubscribeAsync(new SseRequest(server.Uri)).WithCancellation(_stop.Token))
                Assert.Fail("Nothing was sent.");
        });
        await Eventually.HoldsAsync(() => server.Count == 1);

        await _stop.CancelAsync();

        await ShouldEndAsync(reading);
    }

    private Task<List<System.Net.ServerSentEvents.SseItem<string>>> ReadAsync(SseRequest request, SseClientOptions? options = null) =>
        Clients.Create(options).SubscribeAsync(request, _stop.Token).ReadAllAsync();

    private static async Task ShouldEndAsync(Task reading) =>
        await Should.ThrowAsync<OperationCanceledException>(() => reading.WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System));
}
