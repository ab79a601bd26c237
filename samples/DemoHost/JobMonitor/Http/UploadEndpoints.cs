using Microsoft.AspNetCore.Http.Features;

namespace DemoHost.JobMonitor;

/// <summary>Upload addresses, and what is sent to them.</summary>
internal static partial class UploadEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost(JobRoutes.PresignedUrl, PresignAsync).RequireRateLimiting(JobMonitorServices.RequestLimit);
        app.MapPut(JobRoutes.Upload, UploadAsync).RequireRateLimiting(JobMonitorServices.RequestLimit);
    }

    private static async Task<IResult> PresignAsync(HttpRequest request, JobFiles files, UploadSigner signer, JobMonitorOptions options)
    {
        var body = await JobRequestBody.ReadAsync(request, JobJson.Default.UploadRequest);
        if (UploadNames.New(body?.FileName) is not { } name)
            return JobProblems.BadName();
        if (!files.HasRoom())
            return JobProblems.NoRoom();
        var origin = options.PublicUrl?.ToString().TrimEnd('/') ?? $"{request.Scheme}://{request.Host}";
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        return TypedResults.Json(
            new Answer<UploadTarget>(true, new UploadTarget($"{origin}{JobRoutes.UploadOf(name)}?{signer.Sign(name)}", name)),
            JobJson.Default.AnswerUploadTarget);
    }

    /// <summary>The address is the permission, so it is judged before anything else, the body included.</summary>
    private static async Task<IResult> UploadAsync(HttpRequest request, string name, JobFiles files, UploadSigner signer, JobMonitorOptions options, ILogger<JobFiles> logger)
    {
        var verdict = UploadNames.IsName(name) ? signer.Judge(name, request.Query["expires"], request.Query["signature"]) : UploadVerdict.Forged;
        if (verdict != UploadVerdict.Good)
            return JobProblems.Of(verdict);
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = options.MaxUploadBytes;
        try
        {
            // Again: many addresses may have been given out while there was room.
            using var room = files.TryReserve();
            return room is null ? JobProblems.NoRoom() : await KeepAsync(request, name, files, options.MaxUploadBytes);
        }
        catch (IOException e)
        {
            LogNotStored(logger, e);
            return JobProblems.NotStored();
        }
    }

    private static async Task<IResult> KeepAsync(HttpRequest request, string name, JobFiles files, int maxBytes)
    {
        if (files.Create(name) is not { } file)
            return JobProblems.AlreadyUploaded();
        var isGood = false;
        try
        {
            await using (file)
            {
                if (await UploadReceiver.ReceiveAsync(request.Body, name, file, maxBytes, request.HttpContext.RequestAborted) is { } problem)
                    return problem;
            }
            isGood = true;
        }
        finally
        {
            if (!isGood)
                files.Discard(name);
        }
        return files.TryPublish(name) ? TypedResults.StatusCode(StatusCodes.Status201Created) : JobProblems.AlreadyUploaded();
    }

    [LoggerMessage(2, LogLevel.Error, "An upload could not be stored.")]
    private static partial void LogNotStored(ILogger logger, Exception exception);
}
