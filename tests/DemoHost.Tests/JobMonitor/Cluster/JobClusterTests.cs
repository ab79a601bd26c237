using DemoHost.Tests.CvExtraction.Http;
using DemoHost.Tests.Hosting;
using Sse.Stores.Tests.PostgreSql;

namespace DemoHost.Tests.JobMonitor.Cluster;

/// <summary>Real processes on one PostgreSQL: some take and show jobs, others work on them.</summary>
public sealed class JobClusterTests(PostgresServer postgres)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Job_WorkerInAnotherProcess_IsSeenTheSameOnBoth()
    {
        await using var cluster = await JobCluster.CreateAsync(postgres);
        // At the same time, on an empty database: both want to create the tables.
        var starting = cluster.StartWorkerAsync();
        await using var front = await cluster.StartFrontAsync();
        await using var worker = await starting;

        var jobId = await front.Http.AddJobAsync(await front.Http.UploadResumeAsync(CvUploads.PlainCv), paceMs: 600);
        var here = await front.Http.WatchJobAsync(jobId, withQueue: true);

        here[0].EventType.ShouldBe("connected");
        here.ShouldContain(e => e.EventType == "queue_stats" && e.Json().GetProperty("active").GetInt32() == 1);
        here.Updates().Select(u => u.Text("status")).Distinct().ShouldBe(["started", "in_progress", "completed"]);
        here[^1].Json().GetProperty("result").GetProperty("profile").Text("name").ShouldBe("Marta Kowalczyk");
        var updates = here.Where(e => e.EventType == "job_update").Select(e => (e.EventId, e.Data)).ToList();
        (await worker.Http.WatchJobAsync(jobId)).Skip(1).Select(e => (e.EventId, e.Data)).ShouldBe(updates);
        (await front.Http.ReadEventsAsync($"/api/v1/workflows/{jobId}/events"))[^1].EventType.ShouldBe("workflow.finished");
    }

    [Fact]
    public async Task Job_AddedWhileNobodyWorks_WaitsUntilAWorkerComes()
    {
        await using var cluster = await JobCluster.CreateAsync(postgres);
        await using var front = await cluster.StartFrontAsync("--JobMonitor:UnknownJobWait", "00:00:01");
        var jobId = await front.Http.AddJobAsync(await front.Http.UploadResumeAsync(CvUploads.PlainCv));
        await using var reader = await front.Http.OpenAsync(JobClient.WatchUrl(jobId, withQueue: true));
        await using var events = reader.ReadAllAsync(Cancel).GetAsyncEnumerator(Cancel);
        while (events.Current.EventType != "queue_stats")
            (await events.MoveNextAsync()).ShouldBeTrue();
        events.Current.Json().GetProperty("waiting").GetInt32().ShouldBe(1);

        await using var worker = await cluster.StartWorkerAsync();

        var last = events.Current;
        while (await events.MoveNextAsync())
            last = events.Current;
        last.Json().Text("status").ShouldBe("completed");
    }

    [Fact]
    public async Task Worker_Killed_ItsJobEndsAsFailedAndAnotherWorkerDoesTheRest()
    {
        await using var cluster = await JobCluster.CreateAsync(postgres);
        await using var front = await cluster.StartFrontAsync();
        await using var first = await cluster.StartWorkerAsync("--JobMonitor:MaxConcurrentJobs", "1");
        var lost = await front.Http.AddJobAsync(await front.Http.UploadResumeAsync(CvUploads.PlainCv), paceMs: 2000);
        var watchingLost = front.Http.WatchJobAsync(lost);
        await WaitForAsync(front, lost, "fetching");
        var waiting = await front.Http.AddJobAsync(await front.Http.UploadResumeAsync(CvUploads.PlainCv));
        var watchingWaiting = front.Http.WatchJobAsync(waiting);

        await first.KillAsync();
        await using var second = await cluster.StartWorkerAsync();

        var last = (await watchingLost).Updates().ToList();
        last.Count(u => u.Text("status") == "started").ShouldBe(1);
        (last[^1].Text("status"), last[^1].Text("message")).ShouldBe(("failed", "Analysis interrupted"));
        last[^1].Text("error").ShouldBe("The worker stopped before the job had ended. Add the job again.");
        (await watchingWaiting)[^1].Json().Text("status").ShouldBe("completed");
        // Who comes later gets the same story.
        (await second.Http.WatchJobAsync(lost))[^1].Json().Text("status").ShouldBe("failed");
    }

    [Fact]
    public async Task Front_Killed_AnotherHostServesTheRestFromTheLastEvent()
    {
        await using var cluster = await JobCluster.CreateAsync(postgres);
        await using var front = await cluster.StartFrontAsync();
        await using var worker = await cluster.StartWorkerAsync();
        var jobId = await front.Http.AddJobAsync(await front.Http.UploadResumeAsync(CvUploads.PlainCv), paceMs: 600);
        var last = await WaitForAsync(front, jobId, "fetching");

        await front.KillAsync();
        var rest = await worker.Http.WatchJobAsync(jobId, lastEventId: last);

        rest.Updates().First().Text("stage").ShouldBe("parsing");
        rest[^1].Json().Text("status").ShouldBe("completed");
    }

    [Fact]
    public async Task Worker_AskedToStop_EndsItsJobFirst()
    {
        await using var cluster = await JobCluster.CreateAsync(postgres);
        await using var front = await cluster.StartFrontAsync();
        await using var worker = await cluster.StartWorkerAsync();
        var jobId = await front.Http.AddJobAsync(await front.Http.UploadResumeAsync(CvUploads.PlainCv), paceMs: 300);
        var watching = front.Http.WatchJobAsync(jobId);
        await WaitForAsync(front, jobId, "fetching");

        var (_, exitCode) = await worker.TerminateAsync();

        exitCode.ShouldBe(0);
        (await watching)[^1].Json().Text("status").ShouldBe("completed");
    }

    [Fact]
    public void Create_QueueSharedWithoutTheStreams_TellsWhatToAdd() =>
        Should.Throw<InvalidOperationException>(() => DemoHost.Hosting.DemoApplication.Create("--urls", "http://127.0.0.1:0", "--JobMonitor:ConnectionString", "Host=none", "--JobMonitor:Folder", Path.GetTempPath()))
            .Message.ShouldContain("--store \"postgres:");

    [Theory]
    [InlineData("Worker", "false", "JobMonitor:ConnectionString")]
    [InlineData("ConnectionString", "Host=none", "JobMonitor:Folder")]
    [InlineData("UploadKey", "c2hvcnQ=", "openssl rand")]
    [InlineData("KeepFiles", "00:00:01", "UploadUrlLifetime")]
    public void Create_SettingsThatCannotWork_TellWhatToDo(string setting, string value, string word) =>
        Should.Throw<ArgumentException>(() => DemoHost.Hosting.DemoApplication.Create("--urls", "http://127.0.0.1:0", $"--JobMonitor:{setting}", value)).Message.ShouldContain(word);

    /// <returns>The id of the first event of that stage.</returns>
    private static async Task<string> WaitForAsync(DemoProcess host, string jobId, string stage)
    {
        await using var reader = await host.Http.OpenAsync(JobClient.WatchUrl(jobId));
        await foreach (var item in reader.ReadAllAsync(Cancel))
        {
            if (item.EventType == "job_update" && item.Json().Text("stage") == stage)
                return item.EventId!;
        }
        throw new InvalidOperationException($"The job ended without {stage}.");
    }
}
