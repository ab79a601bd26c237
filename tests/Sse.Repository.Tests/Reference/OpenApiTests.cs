using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Sse.AspNetCore;
using Sse.Workflow;

namespace Sse.Repository.Tests.Reference;

/// <summary>The kept description of the routes is what a running application does.</summary>
public sealed class OpenApiTests : IAsyncLifetime
{
    private readonly JsonElement _document = JsonDocument.Parse(File.ReadAllText(Checkout.PathOf("docs/reference/openapi.json"))).RootElement;
    private readonly WebApplication _app = CreateApp();
    private readonly HttpClient _client = new();

    public async ValueTask InitializeAsync()
    {
        await _app.StartAsync(TestContext.Current.CancellationToken);
        _client.BaseAddress = new Uri(_app.Urls.First());
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
    }

    [Fact]
    public void Paths_OfTheDocument_AreTheEndpoints()
    {
        var mapped =
            from endpoint in _app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            let route = endpoint.RoutePattern.RawText!.TrimEnd('/')
            where route.StartsWith("/workflows", StringComparison.Ordinal)
            from method in endpoint.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods
            select $"{method} {(route == "/workflows" ? "/" : route["/workflows".Length..])}";
        var described =
            from path in _document.GetProperty("paths").EnumerateObject()
            from operation in path.Value.EnumerateObject()
            select $"{operation.Name.ToUpperInvariant()} {path.Name}";

        described.Order(StringComparer.Ordinal).ShouldBe(mapped.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Answers_OfTheRoutes_HaveNoPropertyThatTheDocumentLacks()
    {
        var ct = TestContext.Current.CancellationToken;
        var links = await SendAsync(HttpMethod.Post, "/runs", ct);
        var id = links.GetProperty("workflowId").GetString();
        (await _client.GetStringAsync($"/workflows/{id}/events", ct)).ShouldContain("workflow.finished");

        Check(links, "WorkflowLinks");
        Check(await SendAsync(HttpMethod.Get, $"/workflows/{id}", ct), "WorkflowSnapshot");
        Check(await SendAsync(HttpMethod.Get, $"/workflows/{id}/summary", ct), "WorkflowSummary");
        Check(await SendAsync(HttpMethod.Get, "/workflows", ct), "WorkflowPage");
        Check(await SendAsync(HttpMethod.Get, "/workflows/metrics", ct), "WorkflowReport");
        Check(await SendAsync(HttpMethod.Get, "/workflows/stats", ct), "SseServerStats");
        Check(await SendAsync(HttpMethod.Post, $"/workflows/{id}/cancel", ct), "Problem");
    }

    /// <summary>Every property is described, and every required one is there; into objects that have a schema of their own, too.</summary>
    private void Check(JsonElement value, string schemaName)
    {
        var schema = _document.GetProperty("components").GetProperty("schemas").GetProperty(schemaName);
        var properties = schema.GetProperty("properties");
        foreach (var property in value.EnumerateObject())
        {
            properties.TryGetProperty(property.Name, out var described).ShouldBeTrue($"{schemaName}.{property.Name} is not described.");
            CheckInside(property.Value, described);
        }
        if (schema.TryGetProperty("required", out var required))
            required.EnumerateArray().Select(name => name.GetString()!).Where(name => !value.TryGetProperty(name, out _)).ShouldBeEmpty(schemaName);
    }

    private void CheckInside(JsonElement value, JsonElement schema)
    {
        if (value.ValueKind == JsonValueKind.Object && schema.TryGetProperty("$ref", out var one))
            Check(value, one.GetString()!.Split('/')[^1]);
        else if (value.ValueKind == JsonValueKind.Array && schema.TryGetProperty("items", out var items))
            value.EnumerateArray().ToList().ForEach(item => CheckInside(item, items));
        else if (value.ValueKind == JsonValueKind.Object && schema.TryGetProperty("additionalProperties", out var each))
            value.EnumerateObject().ToList().ForEach(item => CheckInside(item.Value, each));
    }

    private async Task<JsonElement> SendAsync(HttpMethod method, string path, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(method, path);
        using var response = await _client.SendAsync(request, ct);
        return await response.Content.ReadFromJsonAsync<JsonElement>(ct);
    }

    private static WebApplication CreateApp()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSseWorkflow();
        var app = builder.Build();
        app.MapWorkflows("/workflows");
        app.MapPost("/runs", (IWorkflows workflows) => SseResults.Workflow(workflows.Launch("described", RunAsync, new() { Tags = { ["a"] = "b" } })));
        return app;
    }

    /// <summary>Something of everything, so that every list has an entry.</summary>
    private static async Task RunAsync(IServiceProvider services, EnhancedSseLogger log, CancellationToken ct)
    {
        await log.PhaseAsync(WorkflowPhase.Validation, ct, async phase => await phase.StepAsync("one", ct, step => Task.CompletedTask), expectedSteps: 1);
        await log.ForEachAsync([1, 2], (n, item, token) => n == 1 ? Task.CompletedTask : throw new InvalidOperationException("two"));
        log.SetGauge("gauge", 1);
        log.IncrementCounter("counter");
        log.Insight("kind", "high", "told");
        log.Validation("rule", "passed");
        log.Diff("target", "replace", "a", "b");
        log.Artifact("file", "/file");
        log.Log(LogLevel.Information, "line");
        log.Problem("code", "message", "suggestion");
    }
}
