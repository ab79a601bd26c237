using System.Security.Cryptography;
using System.Text;
using DemoHost.Hosting;
using Sse.Primitives;
using Sse.Workflow;

namespace DemoHost.BulkCheck;

/// <summary>Starts checks that outlive the request which asked for them, as many at a time as there may be.</summary>
internal sealed class BulkRuns(IWorkflows workflows, CandidateChecker checker, BulkCheckOptions options, TimeProvider time)
{
    private readonly BoundedLauncher _launcher = new(workflows, options.MaxRunning);

    /// <summary>Starts the check of an upload, or finds the one that the same request has started before. The upload is taken over.</summary>
    /// <param name="upload">What to check.</param>
    /// <param name="idempotencyKey">The same for all attempts of one request, and null or empty when the client does not say.</param>
    /// <exception cref="UploadException">Too many run already.</exception>
    public async Task<EnhancedSseLogger> StartAsync(BulkUpload upload, string? idempotencyKey)
    {
        var id = string.IsNullOrEmpty(idempotencyKey) ? null : IdOf(upload.Fields.ComId, idempotencyKey);
        if (id is not null && workflows.Find(id) is { } known)
        {
            await upload.File.DisposeAsync();
            return known;
        }
        try
        {
            return workflows.Find(Launch(upload, id).Id)!;
        }
        catch (Exception e)
        {
            await upload.File.DisposeAsync();
            // Another attempt of the same request was faster.
            if (e is WorkflowExistsException && workflows.Find(id!) is { } other)
                return other;
            throw;
        }
    }

    private WorkflowRun<RunResult> Launch(BulkUpload upload, string? id) =>
        _launcher.TryLaunch(BulkCheckRun.WorkflowName, (log, _) => RunAsync(upload, log), Plan(upload, id)) ?? throw new UploadException(UploadProblems.Busy());

    private async Task<RunResult> RunAsync(BulkUpload upload, EnhancedSseLogger log)
    {
        await using (upload.File)
            return await new BulkCheckRun(upload, checker, options, time).RunAsync(log);
    }

    private WorkflowOptions Plan(BulkUpload upload, string? id) => new()
    {
        Id = id,
        // The company decides about readers, see CompanyAccess.
        Tags = { [CompanyAccess.Tag] = upload.Fields.ComId, ["file"] = upload.Fields.FileName, ["page"] = $"{upload.Fields.Page} of {upload.TotalPages}" },
        StreamOptions = new EventStreamOptions { MaxBytes = options.MaxKeptBytes, TimeProvider = time },
    };

    /// <summary>One company's key means nothing for another's.</summary>
    private static string IdOf(string comId, string idempotencyKey) =>
        $"bulk-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{comId}\n{idempotencyKey}")))[..40]}";
}
