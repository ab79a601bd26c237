#:sdk Microsoft.NET.Sdk.Web
#:project ../src/Sse.AspNetCore/Sse.AspNetCore.csproj
#:property PublishAot=false

// dotnet run samples/01-hello.cs, then: curl -N -X POST -H 'Accept: text/event-stream' http://127.0.0.1:5000/countdowns
using Sse.AspNetCore;
using Sse.Workflow;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSseWorkflow();
var app = builder.Build();
app.MapWorkflows("/workflows");
app.MapPost("/countdowns", (IWorkflows workflows) => SseResults.Workflow(
    workflows.Launch("countdown", (services, log, ct) => log.StepAsync("Counting down", ct, async step =>
    {
        for (var second = 1; second <= 10; second++)
        {
            await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, ct);
            step.Report(second, total: 10, unit: "s");
        }
    }))));
app.Run();
