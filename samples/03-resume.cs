#:sdk Microsoft.NET.Sdk.Web
#:project ../src/Sse.AspNetCore/Sse.AspNetCore.csproj
#:project ../src/Sse.Stores.Sqlite/Sse.Stores.Sqlite.csproj
#:property PublishAot=false

// Streams that outlive their process. samples/03-resume.sh starts it, reads a part of a stream, kills it, starts it again and reads the rest.
using Sse.AspNetCore;
using Sse.Workflow;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSseWorkflow(o =>
{
    // A dead process is noticed sooner than by default, so that the sample is soon over.
    o.Streams.StoreOptions.LeaseDuration = TimeSpan.FromSeconds(2);
    o.Streams.StoreOptions.HeartbeatInterval = TimeSpan.FromSeconds(0.5);
}).AddSqliteStore(builder.Configuration["store"] ?? "workflows.db");
var app = builder.Build();
app.MapWorkflows("/workflows");
app.MapPut("/countdowns/{id}", (string id, IWorkflows workflows) => SseResults.Workflow(() => workflows.Launch(
    "countdown",
    (services, log, ct) => log.ForEachAsync(Enumerable.Range(1, 1000), (n, item, token) => Task.Delay(TimeSpan.FromSeconds(0.1), TimeProvider.System, token)),
    new() { Id = id })));
app.Run();
