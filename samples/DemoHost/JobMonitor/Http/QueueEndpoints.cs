namespace DemoHost.JobMonitor;

/// <summary>Adds jobs.</summary>
internal static class QueueEndpoints
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost(JobRoutes.AddJob, AddAsync).RequireRateLimiting(JobMonitorServices.RequestLimit);

    private static async Task<IResult> AddAsync(HttpRequest request, JobQueue queue, JobMonitorOptions options)
    {
        var body = await JobRequestBody.ReadAsync(request, JobJson.Default.AddJobRequest);
        if (body is null)
            return JobProblems.BadRequest("Send JSON: {\"queueName\": \"resume-analysis\", \"jobName\": \"analyze-resume\", \"data\": {\"resumeId\": \"…\", \"fileName\": \"…\"}}.");
        if (!JobQueueNames.IsQueue(body.QueueName) || body.JobName != JobQueueNames.AnalyzeResume)
            return JobProblems.NoSuchQueue();
        if (Check(body) is { } wrong)
            return JobProblems.BadRequest(wrong);
        var resumeId = body.Data!.ResumeId ?? "resume";
        var pace = TimeSpan.FromMilliseconds(Math.Clamp(body.Data.PaceMs, 0, options.MaxPace.TotalMilliseconds));
        var job = new ResumeJobData(body.JobId ?? queue.NewId(resumeId), resumeId, body.Data.FileName!, pace);
        return await queue.AddAsync(body.QueueName!, job, request.HttpContext.RequestAborted) is { } refusal
            ? JobProblems.Of(refusal)
            : TypedResults.Json(new Answer<JobAdded>(true, new JobAdded(job.JobId)), JobJson.Default.AnswerJobAdded);
    }

    /// <returns>What is wrong, or null. Whether the file is there is the job's to find out.</returns>
    private static string? Check(AddJobRequest body)
    {
        if (body.Data?.ResumeId is { } resumeId && !JobQueueNames.IsResumeId(resumeId))
            return JobQueueNames.ResumeIdRule;
        if (body.JobId is { } jobId && !JobQueueNames.IsJobId(jobId))
            return JobQueueNames.JobIdRule;
        return UploadNames.IsName(body.Data?.FileName) ? null : "'data.fileName' is the name that came with the upload address.";
    }
}
