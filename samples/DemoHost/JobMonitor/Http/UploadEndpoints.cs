using DemoHost.CvExtraction;
using Microsoft.AspNetCore.Http.Features;

namespace DemoHost.JobMonitor;

/// <summary>Upload addresses, and what is sent to them.</summary>
internal static class UploadEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost(JobRoutes.PresignedUrl, PresignAsync).RequireRateLimiting(JobMonitorServices.RequestLimit);
        app.MapPut(JobRoutes.Upload, UploadAsync);
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
    private static async Task<IResult> UploadAsync(HttpRequest request, string name, JobFiles files, UploadSigner signer, JobMonitorOptions options)
    {
        var verdict = UploadNames.IsName(name) ? signer.Judge(name, request.Query["expires"], request.Query["signature"]) : UploadVerdict.Forged;
        if (verdict != UploadVerdict.Good)
            return JobProblems.Of(verdict);
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = options.MaxUploadBytes;
        // Again: many addresses may have been given out while there was room.
        if (!files.HasRoom())
            return JobProblems.NoRoom();
        if (files.Create(name) is not { } file)
            return JobProblems.AlreadyUploaded();
        IResult? problem;
        await using (file)
            problem = await ReceiveAsync(request, name, file, options.MaxUploadBytes);
        if (problem is not null)
        {
            files.Discard(name);
            return problem;
        }
        return files.TryPublish(name) ? TypedResults.StatusCode(StatusCodes.Status201Created) : JobProblems.AlreadyUploaded();
    }

    /// <returns>What is wrong; null when the file is there and can be a resume.</returns>
    private static async Task<IResult?> ReceiveAsync(HttpRequest request, string name, FileStream file, int maxBytes)
    {
        try
        {
            await request.Body.CopyToAsync(file, request.HttpContext.RequestAborted);
            if (file.Length > maxBytes)
                return JobProblems.TooLarge(maxBytes);
            return await CheckAsync(name, file, request.HttpContext.RequestAborted);
        }
        catch (BadHttpRequestException e)
        {
            return e.StatusCode == StatusCodes.Status413PayloadTooLarge ? JobProblems.TooLarge(maxBytes) : JobProblems.CutOff();
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            return JobProblems.CutOff();
        }
    }

    /// <summary>The content decides what a file is; a name that promises something else is refused.</summary>
    private static async Task<IResult?> CheckAsync(string name, FileStream file, CancellationToken cancellationToken)
    {
        if (file.Length == 0)
            return JobProblems.Unreadable("The file is empty.", "Check that it opens on your computer, then upload it again.");
        var content = new byte[file.Length];
        file.Position = 0;
        await file.ReadExactlyAsync(content, cancellationToken);
        try
        {
            FileTypeSniffer.CheckName(FileTypeSniffer.Sniff(content), name);
            return null;
        }
        catch (DocumentException e)
        {
            return JobProblems.Unreadable(e.Message, e.Suggestion);
        }
    }
}
