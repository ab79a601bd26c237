using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Hosting;

namespace Sse.ContractService;

/// <summary>The requests of the harness. A client's URL is <c>/clients/{id}</c>.</summary>
internal static class ContractEndpoints
{
    private static readonly ServiceStatus Status = new("Sse.Client",
        ["comments", "bom", "headers", "last-event-id", "post", "report", "read-timeout", "restart", "server-directed-shutdown-request"]);

    public static void MapContract(this WebApplication app)
    {
        app.MapGet("/", () => TypedResults.Json(Status, ServiceJson.Default.ServiceStatus));
        app.MapDelete("/", Quit);
        app.MapPost("/", StartAsync);
        app.MapPost("/clients/{id:int}", CommandAsync);
        app.MapDelete("/clients/{id:int}", StopAsync);
    }

    private static NoContent Quit(IHostApplicationLifetime lifetime, HttpContext context)
    {
        context.Response.OnCompleted(() =>
        {
            lifetime.StopApplication();
            return Task.CompletedTask;
        });
        return TypedResults.NoContent();
    }

    private static async Task<IResult> StartAsync(HttpRequest request, ClientRegistry clients)
    {
        try
        {
            var parameters = await JsonSerializer.DeserializeAsync(request.Body, ServiceJson.Default.StartParameters);
            int id = clients.Start(parameters ?? throw new ArgumentException("The body is null."));
            return TypedResults.Created($"{request.Scheme}://{request.Host}/clients/{id}");
        }
        catch (Exception e) when (e is JsonException or ArgumentException or FormatException)
        {
            return TypedResults.BadRequest(e.Message);
        }
    }

    private static async Task<IResult> CommandAsync(int id, HttpRequest request, ClientRegistry clients)
    {
        if (clients.Find(id) is not { } client)
            return TypedResults.NotFound();
        try
        {
            var command = await JsonSerializer.DeserializeAsync(request.Body, ServiceJson.Default.Command);
            switch (command?.Name)
            {
                case "restart":
                    client.Restart();
                    return TypedResults.Accepted((string?)null);
                case "listen" when command.Listen?.Type is not null:
                    // Every type is listened to already.
                    return TypedResults.Accepted((string?)null);
                default:
                    return TypedResults.BadRequest($"Unknown command '{command?.Name}'.");
            }
        }
        catch (JsonException e)
        {
            return TypedResults.BadRequest(e.Message);
        }
    }

    private static async Task<IResult> StopAsync(int id, ClientRegistry clients) =>
        await clients.StopAsync(id) ? TypedResults.NoContent() : TypedResults.NotFound();
}
