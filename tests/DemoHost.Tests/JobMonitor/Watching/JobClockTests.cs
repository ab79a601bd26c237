using System.Text.Json;
using DemoHost.JobMonitor;
using DemoHost.Tests.CvExtraction.Http;
using DemoHost.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Sse.Primitives;
using Sse.Testing;

namespace DemoHost.Tests.JobMonitor.Watching;

/// <summary>What happens as time goes by.</summary>
public sealed class JobClockTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Heartbeat_EveryThirtySeconds_TellsTheTime()
    {
        await using var server = await JobMonitorServer.StartAsync(("UnknownJobWait", "01:00:00"));
        await using var reader = await server.Http.OpenAsync(JobClient.WatchUrl($"resume-{Guid.NewGuid():n}"));
        await using var events = reader.ReadAllAsync(Cancel).GetAsyncEnumerator(Cancel);
        await events.MoveNextAsync();

        var next = events.MoveNextAsync().AsTask();
        server.Clock.Advance(TimeSpan.FromSeconds(29));
        next.IsCompleted.ShouldBeFalse();
        for (var i = 1; i <= 3; i++)
        {
            // The server looks at its connections once a second.
            server.Clock.Advance(TimeSpan.FromSeconds(i == 1 ? 2 : 30));
            await AdvanceUntilAsync(server, next, patience: TimeSpan.FromSeconds(5));

            (await next).ShouldBeTrue();
            events.Current.EventType.ShouldBe("heartbeat");
            events.Current.EventId.ShouldBeNull();
            events.Current.Json().EnumerateObject().Select(p => p.Name).ShouldBe(["timestamp"]);
            var told = DateTimeOffset.FromUnixTimeMilliseconds(events.Current.Json().GetProperty("timestamp").GetInt64());
            told.ShouldBeInRange(server.Clock.GetUtcNow() - TimeSpan.FromSeconds(2), server.Clock.GetUtcNow());
            next = events.MoveNextAsync().AsTask();
        }
        next.IsCompleted.ShouldBeFalse();
        server.Clock.Advance(TimeSpan.FromSeconds(30));
        await AdvanceUntilAsync(server, next, patience: TimeSpan.FromSeconds(5));
        (await next).ShouldBeTrue();
    }

    [Fact]
    public async Task Watch_JobThatNobodyAdds_IsToldSoInTheEnd()
    {
        await using var server = await JobMonitorServer.StartAsync(("UnknownJobWait", "00:00:10"));
        await using var reader = await server.Http.OpenAsync(JobClient.WatchUrl("resume-0123456789abcdef"));
        await using var events = reader.ReadAllAsync(Cancel).GetAsyncEnumerator(Cancel);
        await events.MoveNextAsync();

        var next = events.MoveNextAsync().AsTask();
        await AdvanceUntilAsync(server, next);

        (await next).ShouldBeTrue();
        events.Current.Data.ShouldBe("""{"type":"job_update","jobId":"resume-0123456789abcdef","status":"failed","progress":0,"message":"Job not found","error":"There is no job with this id. Add it again, or check the id."}""");
        (await events.MoveNextAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task Watch_WhileTheStoreIsAway_WaitsForItAndSeesTheJob()
    {
        await using var store = new FaultyEventStore(new InMemoryEventStore());
        await using var server = await JobMonitorServer.StartAsync(store, ("UnknownJobWait", "00:00:10"));
        var jobId = await server.Http.AddJobAsync(await server.Http.UploadResumeAsync(CvUploads.PlainCv));
        (await FirstUpdateAsync(server, jobId)).Text("status").ShouldBe("started");
        server.Services.GetRequiredService<EventStreamRegistry>().Remove(jobId);
        store.IsDown = true;

        await using var reader = await server.Http.OpenAsync(JobClient.WatchUrl(jobId));
        for (var i = 0; i < 15; i++)
            server.Clock.Advance(TimeSpan.FromSeconds(1));
        store.IsDown = false;

        (await FirstUpdateAsync(server, reader)).Text("status").ShouldBe("started");
    }

    [Fact]
    public async Task Files_WhoseTimeIsOver_AreRemoved()
    {
        await using var server = await JobMonitorServer.StartAsync();
        await server.Http.UploadResumeAsync("Jane Doe");
        var files = server.Services.GetRequiredService<JobFiles>();
        Directory.EnumerateFiles(files.Root, "*", SearchOption.AllDirectories).Count().ShouldBe(1);

        for (var i = 0; i < 200 && Directory.EnumerateFiles(files.Root, "*", SearchOption.AllDirectories).Any(); i++)
        {
            server.Clock.Advance(TimeSpan.FromMinutes(5));
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, Cancel);
        }

        Directory.EnumerateFiles(files.Root, "*", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    private static async Task<JsonElement> FirstUpdateAsync(JobMonitorServer server, string jobId)
    {
        await using var reader = await server.Http.OpenAsync(JobClient.WatchUrl(jobId));
        return await FirstUpdateAsync(server, reader);
    }

    private static async Task<JsonElement> FirstUpdateAsync(JobMonitorServer server, SseReader reader)
    {
        var first = reader.ReadAllAsync(Cancel).FirstAsync(e => e.EventType == "job_update", Cancel).AsTask();
        await AdvanceUntilAsync(server, first);
        return (await first).Json();
    }

    /// <summary>
    /// Lets time go by in steps of a second until something is read; each step is taken when the last one's timers have run. A heartbeat that falls
    /// due while something else is being written waits for the next look.
    /// </summary>
    private static async Task AdvanceUntilAsync(JobMonitorServer server, Task read, TimeSpan? patience = null)
    {
        for (var i = 0; i < 200; i++)
        {
            await Task.WhenAny(read, Task.Delay(patience ?? TimeSpan.FromMilliseconds(20), TimeProvider.System, Cancel));
            if (read.IsCompleted)
                return;
            server.Clock.Advance(TimeSpan.FromSeconds(1));
        }
    }
}
