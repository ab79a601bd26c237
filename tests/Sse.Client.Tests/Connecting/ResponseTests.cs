using System.Net;
using Microsoft.AspNetCore.Http;
using Sse.Client.Tests.Servers;
using Sse.Testing;

namespace Sse.Client.Tests.Connecting;

public sealed class ResponseTests
{
    [Fact]
    public async Task Response_204_EndsWithoutAnError()
    {
        await using var server = await HttpServer.StartAsync((c, n) => n == 1 ? c.AnswerAsync("data: x\n\n") : c.StatusAsync(204));
        var subscription = Clients.Create().SubscribeAsync(new SseRequest(server.Uri));

        (await subscription.ReadAllAsync()).Count.ShouldBe(1);

        server.Count.ShouldBe(2);
        subscription.State.ShouldBe(SseConnectionState.Closed);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(410)]
    [InlineData(205)]
    [InlineData(299)]
    public async Task Response_FinalStatus_EndsWithStatusAndBody(int status)
    {
        await using var server = await HttpServer.StartAsync((c, _) => c.StatusAsync(status, status == 205 ? "" : "no such stream"));

        var error = await Should.ThrowAsync<SseResponseException>(() => Clients.Create().SubscribeAsync(new SseRequest(server.Uri)).ReadAllAsync());

        error.StatusCode.ShouldBe((HttpStatusCode)status);
        error.Message.ShouldContain($"{status}");
        error.Body.ShouldBe(status == 205 ? "" : "no such stream");
        server.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Response_FinalStatusWithLargeBody_ShowsABoundedPart()
    {
        await using var server = await HttpServer.StartAsync((c, _) => c.StatusAsync(404, new string('x', 100_000)));
        var options = Clients.Fast;
        options.MaxErrorBodyBytes = 100;

        var error = await Should.ThrowAsync<SseResponseException>(() => Clients.Create(options).SubscribeAsync(new SseRequest(server.Uri)).ReadAllAsync());

        error.Body.ShouldBe(new string('x', 100));
    }

    [Fact]
    public async Task Response_FinalStatusWhoseBodyNeverEnds_ShowsWhatCame()
    {
        await using var server = await HttpServer.StartAsync(async (c, _) =>
        {
            c.Response.StatusCode = 403;
            await c.SendAsync("because");
            await c.HangAsync();
        });
        var clock = new ManualTimeProvider();
        var reading = Clients.Create(clock).SubscribeAsync(new SseRequest(server.Uri)).ReadAllAsync();

        await clock.WhenArmedAsync();
        await clock.AdvanceUntilAsync(TimeSpan.FromSeconds(5), reading);

        (await Should.ThrowAsync<SseResponseException>(() => reading)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData(408)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task Response_PassingStatus_IsTriedAgain(int status)
    {
        await using var server = await HttpServer.StartAsync((c, n) => n < 3 ? c.StatusAsync(status) : c.AnswerAsync("data: x\n\n"));
        var log = new StateLog();

        await Clients.Create().SubscribeAsync(new SseRequest(server.Uri) { OnStateChanged = log.Listener }).TakeAsync(1);

        server.Count.ShouldBe(3);
        var waiting = log.All.Where(c => c.State == SseConnectionState.Waiting).ToList();
        waiting.Select(c => c.Attempt).ShouldBe([1, 2]);
        waiting[0].Reason.ShouldBeOfType<SseResponseException>().StatusCode.ShouldBe((HttpStatusCode)status);
    }

    [Theory]
    [InlineData("text/html")]
    [InlineData("text/event-streams")]
    [InlineData("x text/event-stream")]
    [InlineData("application/json")]
    [InlineData(null)]
    public async Task Response_WrongContentType_EndsAndShowsIt(string? contentType)
    {
        await using var server = await HttpServer.StartAsync(async (c, _) =>
        {
            c.Response.ContentType = contentType;
            await c.SendAsync("<html>Sign in</html>");
        });

        var error = await Should.ThrowAsync<SseResponseException>(() => Clients.Create().SubscribeAsync(new SseRequest(server.Uri)).ReadAllAsync());

        error.ContentType.ShouldBe(contentType);
        error.Message.ShouldContain(contentType ?? "missing");
        error.Body.ShouldBe("<html>Sign in</html>");
        server.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("text/event-stream;")]
    [InlineData("text/event-stream; charset=utf-8")]
    [InlineData("text/event-stream;charset=windows-1252")]
    [InlineData("TEXT/Event-Stream ; x=y")]
    public async Task Response_ContentTypeWithParameters_IsReadAsUtf8(string contentType)
    {
        await using var server = await HttpServer.StartAsync(async (c, _) =>
        {
            c.Response.Headers.ContentType = contentType;
            await c.SendAsync("data: 豆腐\n\n");
        });

        (await Clients.Create().SubscribeAsync(new SseRequest(server.Uri)).TakeAsync(1))[0].Data.ShouldBe("豆腐");
    }
}
