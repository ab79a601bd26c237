#:sdk Microsoft.NET.Sdk.Web
#:project ../../src/Sse.AspNetCore/Sse.AspNetCore.csproj
#:project ../../src/Sse.Stores.PostgreSql/Sse.Stores.PostgreSql.csproj
#:property PublishAot=false

// One of several nodes on one PostgreSQL: a countdown runs on the node that got the request, and can be watched on any.
using Sse.AspNetCore;
using Sse.Workflow;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSseWorkflow().AddPostgreSqlStore(builder.Configuration["store"]!);
var app = builder.Build();
var node = builder.Configuration["node"];
app.Use((http, next) => { http.Response.Headers["X-Node"] = node; return next(); });
app.MapWorkflows("/workflows");
app.MapPut("/countdowns/{id}", (string id, IWorkflows workflows) => SseResults.Workflow(() => workflows.Launch(
    "countdown",
    (services, log, ct) => log.ForEachAsync(Enumerable.Range(1, 20), (n, item, token) => Task.Delay(TimeSpan.FromSeconds(0.1), TimeProvider.System, token)),
    new() { Id = id, Tags = { ["node"] = node! } })));
app.Run();
