using System.Net;
using DemoHost.Tests.CvExtraction.Http;
using DemoHost.Tests.Hosting;

namespace DemoHost.Tests.JobMonitor.Watching;

public sealed class JobWatchTests(DemoServer server) : IClassFixture<DemoServer>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Watch_BeforeTheJobIsAdded_ConnectsAtOnceAndSeesTheWhole()
    {
        var jobId = $"resume-{Guid.NewGuid():n}";
        await using var reader = await server.Http.OpenAsync(JobClient.WatchUrl(jobId));
        await using var events = reader.ReadAllAsync(Cancel).GetAsyncEnumerator(Cancel);
        await events.MoveNextAsync();
        events.Current.EventType.ShouldBe("connected");

        (await server.Http.AddJobAsync(await server.Http.UploadResumeAsync(CvUploads.PlainCv), jobId: jobId)).ShouldBe(jobId);

        var statuses = new List<string>();
        while (await events.MoveNextAsync())
            statuses.Add(events.Current.Json().Text("status"));
        (statuses[0], statuses[^1]).ShouldBe(("started", "completed"));
    }

    [Fact]
    public async Task Watch_InTheMiddleAndAfterTheEnd_SeesTheSameAsFromTheStart()
    {
        var jobId = await server.Http.AddJobAsync(await server.Http.UploadResumeAsync(CvUploads.PlainCv), paceMs: 150);
        var fromTheStart = server.Http.WatchJobAsync(jobId);
        await WaitForStageAsync(jobId, "parsing");

        var fromTheMiddle = await server.Http.WatchJobAsync(jobId);
        var after = await server.Http.WatchJobAsync(jobId);

        var whole = (await fromTheStart).Skip(1).Select(e => (e.EventId, e.Data)).ToList();
        fromTheMiddle.Skip(1).Select(e => (e.EventId, e.Data)).ShouldBe(whole);
        after.Skip(1).Select(e => (e.EventId, e.Data)).ShouldBe(whole);
    }

    [Fact]
    public async Task Watch_ResumedAtEveryPosition_GetsTheRestOnce()
    {
        var jobId = await server.Http.AddJobAsync(await server.Http.UploadResumeAsync(CvUploads.PlainCv));
        var whole = (await server.Http.WatchJobAsync(jobId)).Skip(1).Select(e => e.EventId).ToList();

        for (var i = 0; i < whole.Count - 1; i++)
            (await server.Http.WatchJobAsync(jobId, lastEventId: whole[i])).Skip(1).Select(e => e.EventId).ShouldBe(whole.Skip(i + 1));
    }

    [Fact]
    public async Task Watch_EverythingSeen_Is204SoThatEventSourceStops()
    {
        var jobId = await server.Http.AddJobAsync(await server.Http.UploadResumeAsync(CvUploads.PlainCv));
        var last = (await server.Http.WatchJobAsync(jobId))[^1].EventId;

        using var request = new HttpRequestMessage(HttpMethod.Get, JobClient.WatchUrl(jobId));
        request.Headers.Add("Last-Event-ID", last);
        using var response = await server.Http.SendAsync(request, Cancel);

        response.StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("1we7hpa9eps5-3")]
    [InlineData("-1")]
    public async Task Watch_ForeignLastEventId_StartsAnew(string lastEventId)
    {
        var jobId = await server.Http.AddJobAsync(await server.Http.UploadResumeAsync(CvUploads.PlainCv));
        var whole = (await server.Http.WatchJobAsync(jobId)).Count;

        (await server.Http.WatchJobAsync(jobId, lastEventId: lastEventId)).Count.ShouldBe(whole);
    }

    [Fact]
    public async Task Watch_RunOfAnotherKind_IsNoJob()
    {
        var cv = (await server.Http.UploadAsync(CvUploads.PlainCv)).Text("workflowId");

        await using var reader = await server.Http.OpenAsync(JobClient.WatchUrl(cv));
        await using var events = reader.ReadAllAsync(Cancel).GetAsyncEnumerator(Cancel);
        await events.MoveNextAsync();

        events.Current.EventType.ShouldBe("connected");
        events.MoveNextAsync().AsTask().IsCompleted.ShouldBeFalse();
    }

    [Theory]
    [InlineData("/api/v1/sse/job/short")]
    [InlineData("/api/v1/sse/job/..%2F..%2Fetc%2Fpasswd-passwd")]
    [InlineData("/api/v1/sse/job/resume-0123456789abcdef?queueName=other")]
    public async Task Watch_WhatCannotBeAJobOrQueue_Is404(string url)
    {
        using var response = await server.Http.GetAsync(url, Cancel);

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    [Fact]
    public async Task Stats_WhileWatched_CountConnectionsAndNameNoJob()
    {
        var jobId = $"resume-{Guid.NewGuid():n}";
        await using (var reader = await server.Http.OpenAsync(JobClient.WatchUrl(jobId, withQueue: true)))
        {
            await using var events = reader.ReadAllAsync(Cancel).GetAsyncEnumerator(Cancel);
            await events.MoveNextAsync();
            var connectionId = events.Current.Json().Text("connectionId");

            var text = await server.Http.GetStringAsync("/api/v1/sse/stats", Cancel);

            using var response = await server.Http.GetAsync("/api/v1/sse/stats", Cancel);
            var data = await response.DataAsync();
            data.EnumerateObject().Select(p => p.Name).ShouldBe(["totalConnections", "totalJobSubscriptions", "connections"]);
            var connections = data.GetProperty("connections").EnumerateArray().ToList();
            data.GetProperty("totalConnections").GetInt32().ShouldBe(connections.Count);
            var mine = connections.Single(c => c.Text("connectionId") == connectionId);
            mine.EnumerateObject().Select(p => p.Name).ShouldBe(["connectionId", "connectedAt", "jobSubscriptions", "queueName"]);
            text.ShouldNotContain(jobId);
        }
    }

    [Fact]
    public async Task Stats_ClientGone_ForgetTheConnection()
    {
        string connectionId;
        await using (var reader = await server.Http.OpenAsync(JobClient.WatchUrl($"resume-{Guid.NewGuid():n}")))
        {
            await using var events = reader.ReadAllAsync(Cancel).GetAsyncEnumerator(Cancel);
            await events.MoveNextAsync();
            connectionId = events.Current.Json().Text("connectionId");
        }

        await Eventually.HoldsAsync(
            async () => !(await server.Http.GetStringAsync("/api/v1/sse/stats", Cancel)).Contains(connectionId, StringComparison.Ordinal), "the server has noticed");
    }

    private async Task WaitForStageAsync(string jobId, string stage)
    {
        await using var reader = await server.Http.OpenAsync(JobClient.WatchUrl(jobId));
        await foreach (var item in reader.ReadAllAsync(Cancel))
        {
            if (item.EventType == "job_update" && item.Json().Text("stage") == stage)
                return;
        }
    }
}
