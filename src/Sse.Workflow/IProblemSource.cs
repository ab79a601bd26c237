namespace Sse.Workflow;

/// <summary>
/// Implemented by exceptions that know what to tell the user. Without it the stream carries only a general message and the
/// exception's type name; the detail stays in the log and in traces.
/// </summary>
public interface IProblemSource
{
    /// <summary>Describes the failure. Called once, outside of any lock; what it throws is ignored.</summary>
    WorkflowProblem ToProblem();
}
