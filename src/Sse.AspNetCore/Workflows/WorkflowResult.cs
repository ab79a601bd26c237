using Microsoft.AspNetCore.Http;
using Sse.Workflow;

namespace Sse.AspNetCore;

/// <summary>Answers a request that starts a workflow, in the way the client asks for.</summary>
internal sealed class WorkflowResult(Func<WorkflowRun> launch, SseEndpointOptions options) : IResult
{
    private const int LongestKey = 255;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var server = SseServer.From(httpContext.RequestServices);
        if (WantsStream(httpContext.Request))
        {
            await StreamAsync(httpContext, server).ConfigureAwait(false);
            return;
        }
        if (await StartAsync(httpContext, server).ConfigureAwait(false) is not { } run)
            return;
        if (PreferHeader.Wait(httpContext.Request) is not { } seconds || !await EndsInTimeAsync(httpContext, server, run, seconds).ConfigureAwait(false))
            await AcceptAsync(httpContext, server, run).ConfigureAwait(false);
        else
            await WorkflowAnswer.WriteAsync(httpContext, run, seconds).ConfigureAwait(false);
    }

    /// <summary>Starts the run, or finds the one that the client's key has started before.</summary>
    private async ValueTask<WorkflowRun?> StartAsync(HttpContext http, SseServer server)
    {
        var key = http.Request.Headers["Idempotency-Key"].ToString();
        if (server.IsDraining)
            await Problems.UnavailableAsync(http, Admission.Draining, server.Options.RetryAfter).ConfigureAwait(false);
        else if (key.Length > LongestKey)
            await Problems.BadRequestAsync(http, $"'Idempotency-Key' has at most {LongestKey} characters.").ConfigureAwait(false);
        else
        {
            try
            {
                return key.Length == 0 ? launch() : FindOrStart(http, server, key);
            }
            catch (WorkflowExistsException e)
            {
                await Problems.ConflictAsync(http, e.Message).ConfigureAwait(false);
            }
        }
        return null;
    }

    /// <summary>One user's key means nothing for another's, nor for another route.</summary>
    private WorkflowRun FindOrStart(HttpContext http, SseServer server, string key)
    {
        var run = server.StartedRuns.GetOrStart($"{http.User.Identity?.Name}\n{http.Request.Path}\n{key}", launch, out var isNew);
        if (!isNew)
            http.Response.Headers["Idempotency-Replayed"] = "true";
        return run;
    }

    private static bool WantsStream(HttpRequest request) =>
        request.GetTypedHeaders().Accept.Any(static a => a.MediaType.Equals("text/event-stream", StringComparison.OrdinalIgnoreCase));

    /// <summary>The place comes first: a client that is told to try again later must not have started anything.</summary>
    private async Task StreamAsync(HttpContext http, SseServer server)
    {
        if (!RequestedPosition.TryGetStart(http.Request, options.Start, out var start))
            await Problems.BadRequestAsync(http, RequestedPosition.StartRule).ConfigureAwait(false);
        else if (server.TryAdmit(http, out var key) is not Admission.Granted and var refusal)
            await Problems.UnavailableAsync(http, refusal, server.Options.RetryAfter).ConfigureAwait(false);
        else if (await TryStartAsync(http, server, key).ConfigureAwait(false) is { } run)
            await WatchAsync(http, server, run, start, key).ConfigureAwait(false);
    }

    /// <summary>Gives the place back when there is nothing to watch.</summary>
    private async ValueTask<WorkflowRun?> TryStartAsync(HttpContext http, SseServer server, string? key)
    {
        var isStarted = false;
        try
        {
            var run = await StartAsync(http, server).ConfigureAwait(false);
            if (run is not null && server.Routes is { } routes)
                http.Response.Headers.ContentLocation = routes.LinksTo(http, run.Id).StreamUrl;
            isStarted = run is not null;
            return run;
        }
        finally
        {
            if (!isStarted)
                server.GiveBack(key);
        }
    }

    private async Task WatchAsync(HttpContext http, SseServer server, WorkflowRun run, SseStart start, string? key)
    {
        var reason = await StreamRequest.ServeAdmittedAsync(server, http, run.Stream, start, options, key).ConfigureAwait(false);
        if (reason is CloseReason.ClientGone or CloseReason.Slow)
            ReaderLeft(run);
    }

    private async ValueTask<bool> EndsInTimeAsync(HttpContext http, SseServer server, WorkflowRun run, int seconds)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, server.Stopping);
        var delay = Task.Delay(TimeSpan.FromSeconds(seconds), server.Time, limit.Token);
        await Task.WhenAny(run.Completion, delay).ConfigureAwait(false);
        await limit.CancelAsync().ConfigureAwait(false);
        if (http.RequestAborted.IsCancellationRequested)
            ReaderLeft(run);
        return run.Completion.IsCompleted;
    }

    private void ReaderLeft(WorkflowRun run)
    {
        if (options.CancelWhenReaderLeaves && run.Outcome is null)
            run.Cancel("reader", "The client that started the workflow left.");
    }

    private static Task AcceptAsync(HttpContext http, SseServer server, WorkflowRun run)
    {
        var routes = server.Routes
            ?? throw new InvalidOperationException("SseResults.Workflow links to the workflow's routes: add 'app.MapWorkflows(\"/api/v1/workflows\");'.");
        var links = routes.LinksTo(http, run.Id);
        http.Response.Headers.Location = links.SnapshotUrl;
        return JsonAnswer.WriteAsync(http, links, HostJson.Default.WorkflowLinks, StatusCodes.Status202Accepted);
    }
}
