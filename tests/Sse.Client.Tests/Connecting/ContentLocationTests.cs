using Microsoft.AspNetCore.Http;
using Sse.Client.Tests.Servers;

namespace Sse.Client.Tests.Connecting;

/// <summary>A POST that started something is not repeated once its response has said where the stream is (RFC 9110 8.7).</summary>
public sealed class ContentLocationTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Post_ResponseNamesItsStream_GoesOnThereByGet(bool isAbsolute)
    {
        await using var server = await HttpServer.StartAsync((c, n) => n == 1 ? Named(c, isAbsolute ? $"http://{c.Request.Host}/runs/7/events" : "/runs/7/events") : c.AnswerAsync("id: a-2\ndata: 2\n\n"));
        var request = Post(server);
        request.Headers["X-Tenant"] = "acme";
        request.Headers["Content-Type"] = "application/json";

        var items = await Clients.Create().SubscribeAsync(request).TakeAsync(2);

        items.Select(i => i.Data).ShouldBe(["1", "2"]);
        var first = await server.NextAsync();
        var second = await server.NextAsync();
        (first.Method, first.Path, first.Body, first["X-Tenant"]).ShouldBe(("POST", "/", "body", "acme"));
        (second.Method, second.Path, second.Body, second["X-Tenant"]).ShouldBe(("GET", "/runs/7/events", "", "acme"));
        second.LastEventId.ShouldBe("a-1");
        second["Idempotency-Key"].ShouldBeNull();
    }

    [Fact]
    public async Task Post_EnumeratedAgain_GoesOnThereToo()
    {
        await using var server = await HttpServer.StartAsync((c, n) => n == 1 ? Named(c, "/runs/7/events") : c.StatusAsync(204));
        var subscription = Clients.Create().SubscribeAsync(Post(server));

        await subscription.TakeAsync(1);
        (await subscription.ReadAllAsync()).ShouldBeEmpty();

        await server.NextAsync();
        (await server.NextAsync()).Method.ShouldBe("GET");
    }

    [Fact]
    public async Task Post_StreamOnAnotherOrigin_IsRepeatedUnderItsKey()
    {
        await using var server = await HttpServer.StartAsync((c, n) => n == 1 ? Named(c, "http://localhost:1/runs/7/events") : c.AnswerAsync("data: 2\n\n"));

        await Clients.Create().SubscribeAsync(Post(server)).TakeAsync(2);

        var first = await server.NextAsync();
        var second = await server.NextAsync();
        second.Method.ShouldBe("POST");
        second.Body.ShouldBe("body");
        second["Idempotency-Key"].ShouldNotBeNull().Length.ShouldBe(32);
        second["Idempotency-Key"].ShouldBe(first["Idempotency-Key"]);
    }

    [Fact]
    public async Task Post_RedirectedElsewhere_IsNotToldFromThereWhatToAskHere()
    {
        Uri? asked = null;
        await using var elsewhere = await HttpServer.StartAsync((c, _) => Named(c, new Uri(asked!, "/any/path").AbsoluteUri));
        await using var server = await HttpServer.StartAsync((c, _) =>
        {
            (c.Response.StatusCode, c.Response.Headers.Location) = (307, elsewhere.Uri.AbsoluteUri);
            return Task.CompletedTask;
        });
        asked = server.Uri;

        await Clients.Create().SubscribeAsync(Post(server)).TakeAsync(2);

        await server.NextAsync();
        var second = await server.NextAsync();
        (second.Method, second.Path).ShouldBe(("POST", "/"));
    }

    [Fact]
    public async Task Post_PreparedWithAnotherBody_GoesOnWithout()
    {
        await using var server = await HttpServer.StartAsync((c, n) => n == 1 ? Named(c, "/runs/7/events") : c.AnswerAsync("data: 2\n\n"));
        var request = Post(server);
        request.PrepareAsync = (message, _) =>
        {
            message.Content = new StringContent("signed");
            return default;
        };

        await Clients.Create().SubscribeAsync(request).TakeAsync(2);

        (await server.NextAsync()).Body.ShouldBe("signed");
        var second = await server.NextAsync();
        (second.Method, second.Body, second["Content-Length"]).ShouldBe(("GET", "", null));
    }

    [Fact]
    public async Task Post_TwoSubscriptions_HaveKeysOfTheirOwn()
    {
        await using var server = await HttpServer.StartAsync((c, _) => c.AnswerAsync("data: 1\n\n"));

        await Clients.Create().SubscribeAsync(Post(server)).TakeAsync(1);
        await Clients.Create().SubscribeAsync(Post(server)).TakeAsync(1);

        (await server.NextAsync())["Idempotency-Key"].ShouldNotBe((await server.NextAsync())["Idempotency-Key"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Post_CallersKey_IsTheOnlyOne(bool inPrepare)
    {
        await using var server = await HttpServer.StartAsync((c, _) => c.AnswerAsync("data: 1\n\n"));
        var request = Post(server);
        if (inPrepare)
        {
            request.PrepareAsync = (message, _) =>
            {
                message.Headers.Add("Idempotency-Key", "mine");
                return default;
            };
        }
        else
        {
            request.Headers["Idempotency-Key"] = "mine";
        }

        await Clients.Create().SubscribeAsync(request).TakeAsync(1);

        (await server.NextAsync())["Idempotency-Key"].ShouldBe("mine");
    }

    [Fact]
    public async Task Get_ResponseNamesAnotherAddress_GoesOnWhereItWas()
    {
        await using var server = await HttpServer.StartAsync((c, _) => Named(c, "/elsewhere"));

        await Clients.Create().SubscribeAsync(new SseRequest(server.Uri)).TakeAsync(2);

        var first = await server.NextAsync();
        first["Idempotency-Key"].ShouldBeNull();
        (await server.NextAsync()).Path.ShouldBe("/");
    }

    private static SseRequest Post(HttpServer server) => new(server.Uri) { Method = HttpMethod.Post, ContentFactory = _ => new(new StringContent("body")) };

    private static Task Named(HttpContext context, string location)
    {
        context.Response.Headers["Content-Location"] = location;
        return context.AnswerAsync("id: a-1\ndata: 1\n\n");
    }
}
