// A host and a client in one program, which eng/aot.sh publishes ahead of time: the host runs a workflow and keeps it in SQLite, the client starts it,
// watches it over HTTP to its end, and reads its state again. Prints what it saw.
using System.Text.Json;
using Sse.AspNetCore;
using Sse.Client;
using Sse.Published;
using Sse.Workflow;

var store = Path.Combine(Path.GetTempPath(), $"sse-published-{Environment.ProcessId}.db");
var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.ClearProviders();
builder.WebHost.UseUrls("http://127.0.0.1:0");
builder.Services.AddSseWorkflow(o => o.JsonOptions = new JsonSerializerOptions(JsonSerializerDefaults.Web) { TypeInfoResolver = PublishedJson.Default }).AddSqliteStore(store);
await using var app = builder.Build();
app.MapWorkflows("/workflows");
app.MapPost("/imports", (IWorkflows workflows) => SseResults.Workflow(workflows.Launch("import", async (services, log, ct) =>
{
    await log.StepAsync("Reading", ct, step => Task.CompletedTask);
    await log.ForEachAsync(Enumerable.Range(1, 10), (n, item, token) => n == 7 ? throw new InvalidOperationException("seven") : Task.CompletedTask);
    return new Imported(10);
})));
await app.StartAsync();

var address = app.Urls.First();
using var http = new HttpClient(SseClient.CreateHandler());
var run = new SseClient(http).SubscribeWorkflowAsync(new SseRequest($"{address}/imports") { Method = HttpMethod.Post });
await foreach (var update in run)
    Console.WriteLine(update.Event?.Type);

var state = WorkflowSnapshot.Parse(await http.GetByteArrayAsync($"{address}/workflows/{run.Snapshot.WorkflowId}"));
Console.WriteLine($"{state.Status}: {state.Result}");
await app.StopAsync();
File.Delete(store);
