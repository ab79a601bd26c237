using Sse.Workflow;

namespace Sse.Cli;

/// <summary>How the tool ends. Scripts rely on these.</summary>
internal static class ExitCodes
{
    /// <summary>The stream ended in order, or a limit that was asked for was reached; the workflow succeeded, with or without warnings, or had nothing to do.</summary>
    public const int Success = 0;

    /// <summary>The server refused, could not be reached, or sent what cannot be read; or a file could not be read.</summary>
    public const int Failure = 1;

    /// <summary>The command line makes no sense.</summary>
    public const int Usage = 2;

    /// <summary>The workflow failed.</summary>
    public const int RunFailed = 3;

    /// <summary>The workflow was canceled.</summary>
    public const int RunCanceled = 4;

    /// <summary>The workflow ran out of time.</summary>
    public const int RunTimedOut = 5;

    /// <summary>The workflow was left behind by its process.</summary>
    public const int RunAbandoned = 6;

    /// <summary>The time to watch was over before the workflow was; the number is the one of timeout(1).</summary>
    public const int StillRunning = 124;

    /// <summary>Interrupted by a signal, as shells count it.</summary>
    public const int Interrupted = 130;

    /// <summary>What a workflow's end means to a script.</summary>
    public static int Of(WorkflowStatus status) => status switch
    {
        WorkflowStatus.Succeeded or WorkflowStatus.Warned or WorkflowStatus.Skipped => Success,
        WorkflowStatus.Failed => RunFailed,
        WorkflowStatus.Canceled => RunCanceled,
        WorkflowStatus.TimedOut => RunTimedOut,
        WorkflowStatus.Abandoned => RunAbandoned,
        _ => Failure,
    };
}
