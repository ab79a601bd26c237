namespace Sse.Workflow;

/// <summary>A failure whose message is meant for the user. Throw it in the body of a step; the stream then shows its problem.</summary>
public sealed class WorkflowProblemException : Exception, IProblemSource
{
    private readonly WorkflowProblem _problem;

    /// <summary>Fails with a problem.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="problem"/> is null.</exception>
    public WorkflowProblemException(WorkflowProblem problem, Exception? innerException = null)
        : base(problem?.Message, innerException) => _problem = problem ?? throw new ArgumentNullException(nameof(problem));

    /// <summary>Fails with a code, a message and, if there is one, a way out.</summary>
    public WorkflowProblemException(string code, string message, string? suggestion = null, Exception? innerException = null)
        : this(new WorkflowProblem(code, message) { Suggestion = suggestion }, innerException)
    {
    }

    /// <inheritdoc/>
    public WorkflowProblem ToProblem() => _problem;
}
