using System.Buffers;
using System.Text.Json;
using Sse.AspNetCore;
using Sse.Primitives;
using Sse.Workflow;

namespace DemoHost.CvExtraction;

/// <summary>The routes of the original system, so that a front end written for it works unchanged.</summary>
internal static class CvOriginalEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapSse(CvExtractionRoutes.OriginalStream, FindRun);
        app.MapSse(CvExtractionRoutes.ErrorHandling, StartErrorDemo).RequireRateLimiting(CvExtractionServices.UploadLimit);
        app.MapPost(CvExtractionRoutes.StartWorkflow, CvWorkflowStart.StartAsync).RequireRateLimiting(CvExtractionServices.UploadLimit);
        MapHeartbeat(app);
    }

    private static EventStream? FindRun(HttpContext http) =>
        http.RequestServices.GetRequiredService<IWorkflows>().Find((string)http.GetRouteValue("jobId")!) is { } run ? CvDialect.Of(run.Stream) : null;

    /// <summary>Each new visitor gets a run of their own; one who reconnects gets back to the run of the id that is sent along.</summary>
    private static EventStream? StartErrorDemo(HttpContext http)
    {
        var demo = http.RequestServices.GetRequiredService<ErrorHandlingDemo>();
        return CvDialect.Of(demo.FindOrStart(http.Request.Headers["Last-Event-ID"]));
    }

    /// <summary>A stream without events: every two seconds a heartbeat, the first at once.</summary>
    private static void MapHeartbeat(IEndpointRouteBuilder app)
    {
        var silence = new EventStream("heartbeat");
        app.MapSse(CvExtractionRoutes.Heartbeat, _ => silence, new SseEndpointOptions
        {
            OnConnected = WriteHeartbeat,
            WriteHeartbeat = WriteHeartbeat,
            HeartbeatInterval = TimeSpan.FromSeconds(2),
            HeartbeatAlways = true,
        });
    }

    private static void WriteHeartbeat(SseConnectionContext connection, IBufferWriter<byte> output)
    {
        var services = connection.HttpContext.RequestServices;
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        SseWriter.WriteJson(output, new Heartbeat(now, SseServer.From(services).ActiveConnections), CvDialectJson.Default.Heartbeat);
    }
}
