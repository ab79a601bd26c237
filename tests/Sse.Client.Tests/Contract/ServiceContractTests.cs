using System.Net;
using System.Text.Json.Nodes;
using Sse.Client.Tests.Servers;

namespace Sse.Client.Tests.Contract;

/// <summary>The protocol between harness and service itself.</summary>
[Collection(ContractCollection.Name)]
public sealed class ServiceContractTests(ContractService service)
{
    [Fact]
    public async Task Status_Asked_ListsTheCapabilities()
    {
        var status = JsonNode.Parse(await service.Http.GetStringAsync(""))!;

        status["capabilities"]!.AsArray().Select(c => (string?)c).ShouldBe(
            ["bom", "comments", "headers", "last-event-id", "post", "read-timeout", "report", "restart", "server-directed-shutdown-request"],
            ignoreOrder: true);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("""{"streamUrl":"http://127.0.0.1:1/"}""")]
    [InlineData("""{"callbackUrl":"http://127.0.0.1:1/"}""")]
    [InlineData("""{"streamUrl":"not a url","callbackUrl":"http://127.0.0.1:1/"}""")]
    [InlineData("""{"streamUrl":"http://127.0.0.1:1/","callbackUrl":"http://127.0.0.1:1/","initialDelayMs":-1}""")]
    [InlineData("""{"streamUrl":"http://127.0.0.1:1/","callbackUrl":"http://127.0.0.1:1/","readTimeoutMs":"soon"}""")]
    [InlineData("""{"streamUrl":"http://127.0.0.1:1/","callbackUrl":"http://127.0.0.1:1/","method":"NOT A METHOD"}""")]
    [InlineData("""{"streamUrl":"http://127.0.0.1:1/","callbackUrl":"http://127.0.0.1:1/","lastEventId":"a\nb"}""")]
    public async Task Start_InvalidParameters_IsABadRequest(string body)
    {
        using var response = await service.Http.PostAsync("", new StringContent(body));

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Command_Unknown_IsABadRequest()
    {
        await using var exchange = await ContractExchange.StartAsync(service);

        using var response = await service.Http.PostAsync(exchange.Client, new StringContent("""{"command":"dance"}"""));

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Command_Listen_ChangesNothingForAClientThatHearsEveryType()
    {
        await using var exchange = await ContractExchange.StartAsync(service);

        await exchange.CommandAsync(new() { ["command"] = "listen", ["listen"] = new JsonObject { ["type"] = "greeting" } });

        (await exchange.NextStreamAsync()).Send("event: greeting\ndata: x\n\nevent: other\ndata: y\n\n");
        await exchange.ExpectEventAsync("x", "greeting");
        await exchange.ExpectEventAsync("y", "other");
    }

    [Fact]
    public async Task Client_Unknown_IsNotFound()
    {
        using var command = await service.Http.PostAsync("clients/99999", new StringContent("""{"command":"restart"}"""));
        using var stop = await service.Http.DeleteAsync("clients/99999");

        command.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        stop.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Client_Stopped_LeavesItsStreamAndIsForgotten()
    {
        var gone = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = await HttpServer.StartAsync(async (c, _) =>
        {
            await c.StartSseAsync();
            await c.HangAsync();
            gone.SetResult();
        });
        var client = await service.CreateAsync(new() { ["streamUrl"] = server.Uri.ToString(), ["callbackUrl"] = server.Uri.ToString() });
        await server.NextAsync();

        using var first = await service.Http.DeleteAsync(client);
        using var second = await service.Http.DeleteAsync(client);

        first.IsSuccessStatusCode.ShouldBeTrue();
        second.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await gone.Task.WaitAsync(TimeSpan.FromSeconds(60), TimeProvider.System);
    }

    [Fact]
    public async Task Quit_Asked_EndsTheProcess()
    {
        var another = new ContractService();
        await another.InitializeAsync();

        await another.DisposeAsync(); // asks, and fails unless the process exits
    }
}
