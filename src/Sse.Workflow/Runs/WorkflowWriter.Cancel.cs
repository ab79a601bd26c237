namespace Sse.Workflow;

internal sealed partial class WorkflowWriter
{
    // Owned by _gate.
    private bool _cancelRequested;

    /// <summary>How long the workflow has to end after it was asked to stop.</summary>
    public required TimeSpan CancelDeadline { get; init; }

    /// <summary>Writes that somebody wants the workflow to stop. False when it has ended or was asked before.</summary>
    public bool RequestCancel(in CancelBody body)
    {
        var at = Clock.Elapsed;
        lock (_gate)
        {
            if (_isEnded || _cancelRequested)
                return false;
            _cancelRequested = true;
            _stream.Attributes = _stream.Attributes with { Status = WorkflowStatus.Canceling.WireName() };
            WriteLocked(EventKind.CancelRequested, Root, at, body);
            return true;
        }
    }
}
