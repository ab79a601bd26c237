using Sse.Workflow;

namespace DemoHost.JobMonitor;

/// <summary>How a job may fail, in words for the user.</summary>
internal static class JobErrors
{
    public static WorkflowProblemException FileMissing() => new(
        "job.file_missing", "The uploaded file is not there.", "Upload the file before you add the job, and add the job before the file expires.");
}
