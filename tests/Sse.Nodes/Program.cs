using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Sse.Workflow;

// Sse.Nodes postgres CONNECTION_STRING [LEASE_SECONDS] | sqlite FILE [LEASE_SECONDS]
// One node: workflows under /w, POST /start/{id} launches one that works until it is asked to stop, GET /asked/{id} says whether it was.
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = Environments.Production });
builder.WebHost.UseSetting("urls", "http://127.0.0.1:0");
var workflows = builder.Services.AddSseWorkflow(options =>
{
    options.Streams.StoreOptions.HeartbeatInterval = TimeSpan.FromSeconds(1);
    options.Streams.StoreOptions.LeaseDuration = TimeSpan.FromSeconds(args is [_, _, var seconds] ? int.Parse(seconds, CultureInfo.InvariantCulture) : 4);
});
_ = args switch
{
    ["postgres", var connectionString, ..] => workflows.AddPostgreSqlStore(connectionString),
    ["sqlite", var file, ..] => workflows.AddSqliteStore(file),
    _ => throw new ArgumentException("usage: Sse.Nodes postgres CONNECTION_STRING | sqlite FILE, each with LEASE_SECONDS or without"),
};
builder.Services.AddHealthChecks().AddSse();
var app = builder.Build();
app.MapWorkflows("/w");
app.MapHealthChecks("/healthz");
app.MapPost("/start/{id}", (string id, IWorkflows all) => all.Launch("import", Work, new WorkflowOptions { Id = id, Tags = { ["node"] = "a" }, ExpectedSteps = 10 }).Id);
app.MapGet("/asked/{id}", (string id, IWorkflows all) => all.Find(id) is { } run ? Results.Json(run.CancellationToken.IsCancellationRequested) : Results.NotFound());
await app.RunAsync();

static async Task Work(IServiceProvider services, EnhancedSseLogger log, CancellationToken stop)
{
    for (var row = 1; ; row++)
    {
        using var step = log.Step($"Row {row}");
        await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, stop);
        step.Complete();
    }
}
