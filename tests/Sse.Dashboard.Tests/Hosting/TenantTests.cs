using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Sse.Primitives;
using Sse.Workflow;

namespace Sse.Dashboard.Tests.Hosting;

/// <summary>A dashboard of an application that decides by a stream's tags who may read it.</summary>
public sealed class TenantTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Api_OtherTenantsWorkflow_IsNowhereOnIt()
    {
        await using var server = await StartAsync();
        await using var mine = server.Workflows.Start("import", new WorkflowOptions { Id = "mine", Tags = { ["tenant"] = "a" } });
        await using var theirs = server.Workflows.Start("import", new WorkflowOptions { Id = "theirs", Tags = { ["tenant"] = "b" } });
        theirs.Problem(new WorkflowProblem("bad_row", "Row 7 of secret.csv has no name."));
        using var watched = await OpenAsync(server, "/workflows/api/theirs/events", tenant: "b");

        foreach (var path in new[] { "theirs", "theirs/events", $"theirs/events?after={theirs.Stream.Head}", "theirs/events.ndjson", "theirs/summary", "events?ids=theirs" })
            (await StatusAsync(server, $"/workflows/api/{path}")).ShouldBe(HttpStatusCode.NotFound, path);
        foreach (var path in new[] { "", "/stats", "/metrics", "/live", "/events?ids=mine,theirs&types=problem" })
        {
            var text = await ReadAsync(server, $"/workflows/api{path}");
            text.ShouldNotContain("secret", customMessage: path);
            // What was asked for by name is told to be missing, as one would be that does not exist.
            if (!path.StartsWith("/events", StringComparison.Ordinal))
                text.ShouldNotContain("theirs", customMessage: path);
        }
        using var cancel = new HttpRequestMessage(HttpMethod.Post, "/workflows/api/theirs/cancel") { Headers = { { "Sse-Dashboard", "1" }, { "X-Tenant", "a" } } };
        (await server.Http.SendAsync(cancel, Token)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        theirs.IsCanceling.ShouldBeFalse();
        (await StatusAsync(server, "/workflows/api/mine")).ShouldBe(HttpStatusCode.OK);
    }

    private static Task<DashboardServer> StartAsync() => DashboardServer.StartAsync(before: app => app.Services
        .GetRequiredService<Microsoft.Extensions.Options.IOptions<Sse.AspNetCore.SseServerOptions>>().Value.Authorize =
            context => new(context.Tags.GetValueOrDefault("tenant") == context.HttpContext.Request.Headers["X-Tenant"].ToString()));

    private static async Task<HttpResponseMessage> OpenAsync(DashboardServer server, string path, string tenant = "a")
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "X-Tenant", tenant } } };
        return await server.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Token);
    }

    private static async Task<HttpStatusCode> StatusAsync(DashboardServer server, string path)
    {
        using var response = await OpenAsync(server, path);
        return response.StatusCode;
    }

    /// <summary>The whole answer; of one that goes on, what comes with the first event.</summary>
    private static async Task<string> ReadAsync(DashboardServer server, string path)
    {
        using var response = await OpenAsync(server, path);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, path);
        if (response.Content.Headers.ContentType?.MediaType != "text/event-stream")
            return await response.Content.ReadAsStringAsync(Token);
        await using var reader = new SseReader(await response.Content.ReadAsStreamAsync(Token));
        await foreach (var item in reader.ReadAllAsync(Token))
            return item.Data;
        return "";
    }
}
