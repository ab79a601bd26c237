using System.Globalization;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http;
using Sse.Client.Tests.Servers;

namespace Sse.Client.Tests.Contract;

/// <summary>
/// One case, played as a harness plays it: a server that is both the stream and the receiver of the callbacks, and a client of the
/// service between the two.
/// </summary>
internal sealed class ContractExchange : IAsyncDisposable
{
    private readonly ContractService _service;
    private readonly Channel<ContractStream> _streams = Channel.CreateUnbounded<ContractStream>();
    private readonly Channel<JsonObject> _messages = Channel.CreateUnbounded<JsonObject>();
    private HttpServer? _server;
    private Uri? _client;
    private int _callbacks;
    private bool _ignoresNextError;

    private ContractExchange(ContractService service) => _service = service;

    public int Callbacks => Volatile.Read(ref _callbacks);

    public Uri Client => _client!;

    /// <param name="service">The service under test.</param>
    /// <param name="parameters">What the client is started with, besides its two URLs.</param>
    /// <param name="answer">What the stream's URL answers; null for a stream that <see cref="NextStreamAsync"/> hands out.</param>
    public static async Task<ContractExchange> StartAsync(ContractService service, JsonObject? parameters = null, Func<HttpContext, Task>? answer = null)
    {
        var exchange = new ContractExchange(service);
        var server = await HttpServer.StartAsync((c, _) =>
            c.Request.Path.StartsWithSegments("/callback", out var number) ? exchange.TakeCallbackAsync(c, number)
            : c.Request.Path == "/answer" ? answer!(c)
            : exchange.ServeStreamAsync(c));
        exchange._server = server;
        parameters ??= [];
        parameters["tag"] = "case";
        parameters["streamUrl"] = new Uri(server.Uri, answer is null ? "/stream" : "/answer").ToString();
        parameters["callbackUrl"] = new Uri(server.Uri, "/callback").ToString();
        exchange._client = await service.CreateAsync(parameters);
        return exchange;
    }

    public async Task<ContractStream> NextStreamAsync() => await _streams.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System);

    /// <summary>The next message must be an event with these values.</summary>
    public async Task ExpectEventAsync(string data, string type = "message", string id = "")
    {
        var e = (await ExpectAsync("event"))["event"]!;
        ((string?)e["type"], (string?)e["id"]).ShouldBe((type, id));
        bool same = (string?)e["data"] == data; // not in the message of a failure: some are megabytes
        same.ShouldBeTrue(data.Length < 1000 ? $"expected {data}, got {e["data"]}" : "large data differ");
    }

    public async Task ExpectCommentAsync(string text) => ((string?)(await ExpectAsync("comment"))["comment"]).ShouldBe(text);

    public async Task ExpectErrorAsync() => ((string?)(await ExpectAsync("error"))["comment"]).ShouldNotBeNullOrEmpty();

    /// <summary>A client may report the loss that comes now, or not.</summary>
    public void AllowErrorHere() => _ignoresNextError = true;

    public async Task CommandAsync(JsonObject command)
    {
        using var content = new StringContent(command.ToJsonString(), System.Text.Encoding.UTF8, "application/json");
        using var response = await _service.Http.PostAsync(Client, content);
        response.IsSuccessStatusCode.ShouldBeTrue();
    }

    public async ValueTask DisposeAsync()
    {
        using (var response = await _service.Http.DeleteAsync(Client))
            response.IsSuccessStatusCode.ShouldBeTrue();
        await _server!.DisposeAsync();
    }

    private async Task<JsonObject> ExpectAsync(string kind)
    {
        while (true)
        {
            var message = await _messages.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System);
            bool ignored = _ignoresNextError && (string?)message["kind"] == "error";
            _ignoresNextError = false;
            if (ignored)
                continue;
            ((string?)message["kind"]).ShouldBe(kind, message["comment"]?.ToString());
            return message;
        }
    }

    private async Task TakeCallbackAsync(HttpContext context, PathString number)
    {
        // One at a time and in order: each number comes when the one before has been answered.
        int expected = Interlocked.Increment(ref _callbacks);
        var message = JsonNode.Parse(context.Recorded().Body)!.AsObject();
        if (number != "/" + expected.ToString(CultureInfo.InvariantCulture))
            message = new() { ["kind"] = $"number {number} instead of {expected}" };
        _messages.Writer.TryWrite(message);
        await context.StatusAsync(StatusCodes.Status202Accepted);
    }

    private async Task ServeStreamAsync(HttpContext context)
    {
        var stream = new ContractStream(context.Recorded());
        context.Response.ContentType = "text/event-stream; charset=utf-8";
        await context.Response.Body.FlushAsync();
        _streams.Writer.TryWrite(stream);
        await stream.ServeAsync(context);
    }
}
