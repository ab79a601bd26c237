using System.IO.Compression;
using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Sse.Client.Tests.Servers;

namespace Sse.Client.Tests.Connecting;

public sealed class TransportTests
{
    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    [InlineData("identity")]
    public async Task Read_CompressedUnasked_YieldsEachEventAsItIsFlushed(string coding)
    {
        var next = new SemaphoreSlim(1);
        await using var server = await HttpServer.StartAsync(async (c, _) =>
        {
            c.Response.ContentType = "text/event-stream";
            c.Response.Headers.ContentEncoding = coding;
            await using var body = Compress(c, coding);
            for (int i = 0; i < 3; i++)
            {
                await next.WaitAsync();
                await body.WriteAsync(System.Text.Encoding.UTF8.GetBytes($"data: {i}\n\n"));
                await body.FlushAsync();
                await c.Response.Body.FlushAsync();
            }

            await c.HangAsync();
        });
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20), TimeProvider.System);
        var seen = new List<string>();

        await foreach (var item in Clients.Create().SubscribeAsync(new SseRequest(server.Uri), limit.Token))
        {
            seen.Add(item.Data);
            next.Release();
            if (seen.Count == 3)
                break;
        }

        seen.ShouldBe(["0", "1", "2"]);
        (await server.NextAsync())["Accept-Encoding"].ShouldBeNull();
    }

    [Fact]
    public async Task Read_CompressedAndDecompressedByTheHandler_YieldsTheEvents()
    {
        await using var server = await HttpServer.StartAsync(async (c, _) =>
        {
            c.Response.ContentType = "text/event-stream";
            c.Response.Headers.ContentEncoding = "gzip";
            await using var body = Compress(c, "gzip");
            await body.WriteAsync("data: x\n\n"u8.ToArray());
        });
        using var http = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.All });

        (await new SseClient(http, Clients.Fast).SubscribeAsync(new SseRequest(server.Uri)).TakeAsync(2)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Read_BrokenCompression_IsALoss()
    {
        await using var server = await HttpServer.StartAsync(async (c, n) =>
        {
            c.Response.Headers.ContentEncoding = n == 1 ? "gzip" : "identity";
            await c.AnswerAsync("data: x\n\n");
        });
        var log = new StateLog();

        await Clients.Create().SubscribeAsync(new SseRequest(server.Uri) { OnStateChanged = log.Listener }).TakeAsync(1);

        (await log.NextAsync(SseConnectionState.Waiting)).Reason.ShouldBeOfType<InvalidDataException>();
    }

    [Fact]
    public async Task Read_UnknownCoding_EndsAndNamesIt()
    {
        await using var server = await HttpServer.StartAsync((c, _) =>
        {
            c.Response.Headers.ContentEncoding = "zstd";
            return c.AnswerAsync("data: x\n\n");
        });

        var error = await Should.ThrowAsync<SseResponseException>(() => Clients.Create().SubscribeAsync(new SseRequest(server.Uri)).ReadAllAsync());

        error.Message.ShouldContain("'zstd'");
    }

    [Fact]
    public async Task Read_Http2_SharesOneConnectionAndReconnectsAfterReset()
    {
        await using var server = await HttpServer.StartAsync(async (c, n) =>
        {
            await c.AnswerAsync($"id: {n}\ndata: {c.Connection.Id}\n\n");
            if (n % 2 == 1)
                c.Abort(); // RST_STREAM
        }, HttpProtocols.Http2);
        using var http = new HttpClient(SseClient.CreateHandler()) { DefaultRequestVersion = HttpVersion.Version20, DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact };

        var items = await new SseClient(http, Clients.Fast).SubscribeAsync(new SseRequest(server.Uri)).TakeAsync(5);

        items.Select(i => i.EventId).Distinct().Count().ShouldBe(5);
        items.Select(i => i.Data).Distinct().Count().ShouldBe(1);
        var request = await server.NextAsync();
        request.Protocol.ShouldBe("HTTP/2");
        await server.NextAsync();
        (await server.NextAsync()).LastEventId.ShouldBe("2"); // the first event may have been lost in the reset
    }

    [Fact]
    public async Task Read_Leaving_LetsTheServerKnow()
    {
        var gone = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = await HttpServer.StartAsync(async (c, _) =>
        {
            await c.AnswerAsync("data: x\n\n");
            await c.HangAsync();
            gone.SetResult();
        });

        await Clients.Create().SubscribeAsync(new SseRequest(server.Uri)).TakeAsync(1);

        await gone.Task.WaitAsync(TimeSpan.FromSeconds(60), TimeProvider.System);
    }

    private static Stream Compress(HttpContext context, string coding) => coding switch
    {
        "gzip" => new GZipStream(context.Response.Body, CompressionLevel.Fastest, leaveOpen: true),
        "br" => new BrotliStream(context.Response.Body, CompressionLevel.Fastest, leaveOpen: true),
        "deflate" => new ZLibStream(context.Response.Body, CompressionLevel.Fastest, leaveOpen: true),
        _ => context.Response.Body,
    };
}
