using System.Text;
using DemoHost.Playground;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps the playground slice: streams without workflows.</summary>
internal static class PlaygroundEndpoints
{
    /// <summary><c>POST</c> appends an event to a stream, <c>GET</c> reads the stream.</summary>
    public static void MapPlayground(this WebApplication app)
    {
        var streams = app.Services.GetRequiredService<PlaygroundStreams>();
        var stream = app.MapGroup(PlaygroundRoutes.Stream).AddEndpointFilter(CheckKeyAsync);
        stream.MapSse("", http => streams.Open((string)http.GetRouteValue("key")!));
        stream.MapPost("", AppendAsync);
    }

    private static async ValueTask<object?> CheckKeyAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        PlaygroundNames.IsKey(context.HttpContext.GetRouteValue("key") as string) ? await next(context) : PlaygroundProblems.BadKey();

    private static async Task<IResult> AppendAsync(HttpRequest request, string key, PlaygroundStreams streams, PlaygroundOptions options)
    {
        var name = request.Query.TryGetValue("event", out var names) ? names.ToString() : null;
        if (name is not null && !PlaygroundNames.IsEvent(name))
            return PlaygroundProblems.BadRequest(PlaygroundNames.EventRule);
        var (data, problem) = await PlaygroundBody.ReadAsync(request, options.MaxEventBytes);
        if (data is null)
            return problem!;
        var position = streams.Append(key, Encoding.UTF8.GetBytes(name ?? ""), data);
        return TypedResults.Created(PlaygroundRoutes.StreamOf(key), new PlaygroundAppended(position.ToString(), key));
    }
}
