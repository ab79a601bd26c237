using System.Net;
using Microsoft.AspNetCore.Http;
using Sse.Client.Tests.Servers;

namespace Sse.Client.Tests.Connecting;

public sealed class RedirectTests
{
    /// <summary>With a handler that follows redirects itself, and one that leaves them to the client.</summary>
    public static MatrixTheoryData<int, bool> Statuses => new([301, 302, 303, 307, 308], [true, false]);

    public static MatrixTheoryData<int, bool, bool> DeadEnds => new([301, 307], [true, false], [true, false]);

    [Theory]
    [MemberData(nameof(Statuses))]
    public async Task Redirect_Get_IsFollowed(int status, bool handlerFollows)
    {
        await using var server = await HttpServer.StartAsync((c, _) => c.Request.Path == "/" ? Redirect(c, status, "/there?x=1") : c.AnswerAsync("data: hello\n\n"));
        using var http = Http(handlerFollows);

        var items = await new SseClient(http, Clients.Fast).SubscribeAsync(new SseRequest(server.Uri)).TakeAsync(2);

        items[1].Data.ShouldBe("hello");
        var paths = new List<string>();
        for (int i = 0; i < 4; i++)
            paths.Add((await server.NextAsync()).Path);
        paths.ShouldBe(["/", "/there", "/", "/there"]);
    }

    [Theory]
    [InlineData(301, "GET", "")]
    [InlineData(302, "GET", "")]
    [InlineData(303, "GET", "")]
    [InlineData(307, "POST", "body")]
    [InlineData(308, "POST", "body")]
    public async Task Redirect_Post_ChangesMethodAsTheStandardSays(int status, string method, string body)
    {
        foreach (bool handlerFollows in new[] { true, false })
        {
            await using var server = await HttpServer.StartAsync((c, n) => n == 1 ? Redirect(c, status, "/there") : c.AnswerAsync("data: x\n\n"));
            using var http = Http(handlerFollows);
            var request = new SseRequest(server.Uri) { Method = HttpMethod.Post, ContentFactory = _ => new(new StringContent("body")) };

            await new SseClient(http, Clients.Fast).SubscribeAsync(request).TakeAsync(1);

            await server.NextAsync();
            var second = await server.NextAsync();
            (second.Method, second.Body).ShouldBe((method, body), $"{status}, handler follows: {handlerFollows}");
        }
    }

    [Theory]
    [MemberData(nameof(DeadEnds))]
    public async Task Redirect_EmptyOrMissingLocation_EndsWithoutALoop(int status, bool empty, bool handlerFollows)
    {
        await using var server = await HttpServer.StartAsync((c, _) => Redirect(c, status, empty ? "" : null));
        using var http = Http(handlerFollows);

        var error = await Should.ThrowAsync<SseResponseException>(() => new SseClient(http, Clients.Fast).SubscribeAsync(new SseRequest(server.Uri)).ReadAllAsync());

        error.StatusCode.ShouldBe((HttpStatusCode)status);
        error.Message.ShouldContain("no Location");
        server.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Redirect_InACircle_Ends(bool handlerFollows)
    {
        await using var server = await HttpServer.StartAsync((c, _) => Redirect(c, 302, c.Request.Path == "/a" ? "/b" : "/a"));
        using var http = Http(handlerFollows);

        var error = await Should.ThrowAsync<SseResponseException>(() => new SseClient(http, Clients.Fast).SubscribeAsync(new SseRequest(server.Uri)).ReadAllAsync());

        error.Message.ShouldContain("circle");
        server.Count.ShouldBeLessThan(300);
    }

    [Fact]
    public async Task Redirect_TooMany_Ends()
    {
        await using var server = await HttpServer.StartAsync((c, n) => Redirect(c, 302, $"/{n}"));
        using var http = Http(handlerFollows: false);
        var options = Clients.Fast;
        options.MaxRedirects = 3;

        await Should.ThrowAsync<SseResponseException>(() => new SseClient(http, options).SubscribeAsync(new SseRequest(server.Uri)).ReadAllAsync());

        server.Count.ShouldBe(4);
    }

    [Fact]
    public async Task Redirect_ToAnotherOrigin_LeavesCredentialsBehind()
    {
        await using var other = await HttpServer.StartAsync((c, _) => c.AnswerAsync("data: x\n\n"));
        await using var server = await HttpServer.StartAsync((c, _) => Redirect(c, 307, other.Uri.ToString()));
        using var http = Http(handlerFollows: false);
        var request = new SseRequest(server.Uri) { Headers = { ["Authorization"] = "Bearer secret", ["X-Harmless"] = "1" } };

        await new SseClient(http, Clients.Fast).SubscribeAsync(request).TakeAsync(1);

        (await server.NextAsync())["Authorization"].ShouldBe("Bearer secret");
        var seen = await other.NextAsync();
        seen["Authorization"].ShouldBeNull();
        seen["X-Harmless"].ShouldBe("1");
    }

    [Fact]
    public async Task Redirect_BackToItselfWithACookie_IsFollowed()
    {
        await using var server = await HttpServer.StartAsync((c, _) =>
        {
            if (c.Request.Cookies.ContainsKey("session"))
                return c.AnswerAsync("data: x\n\n");
            c.Response.Cookies.Append("session", "1");
            return Redirect(c, 302, "/");
        });
        using var http = Http(handlerFollows: false);

        (await new SseClient(http, Clients.Fast).SubscribeAsync(new SseRequest(server.Uri)).TakeAsync(1))[0].Data.ShouldBe("x");
    }

    [Fact]
    public async Task Redirect_ToAnotherScheme_IsNotFollowed()
    {
        await using var server = await HttpServer.StartAsync((c, _) => Redirect(c, 302, "ftp://localhost/"));

        var error = await Should.ThrowAsync<SseResponseException>(() => Clients.Create().SubscribeAsync(new SseRequest(server.Uri)).ReadAllAsync());

        error.Message.ShouldContain("ftp");
    }

    private static HttpClient Http(bool handlerFollows) => new(new SocketsHttpHandler { AllowAutoRedirect = handlerFollows });

    private static Task Redirect(HttpContext context, int status, string? location)
    {
        context.Response.StatusCode = status;
        if (location is not null)
            context.Response.Headers["Location"] = location;
        return Task.CompletedTask;
    }
}
