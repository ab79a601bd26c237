namespace Sse.Workflow;

internal sealed partial class WorkflowWriter
{
    /// <summary>Adds or changes a tag. False when the workflow has ended or has all the tags it may have.</summary>
    public bool SetTag(string key, string value)
    {
        lock (_gate)
        {
            if (_isEnded || !_facts.SetTag(key, value))
                return false;
            _stream.Attributes = _stream.Attributes with { Tags = _facts.Tags };
        }
        Touch(_progress);
        return true;
    }

    /// <summary>The workflow as a row in a list.</summary>
    public WorkflowInfo Describe(bool isCanceling)
    {
        var at = Clock.Elapsed;
        lock (_gate)
        {
            return new WorkflowInfo
            {
                Id = _stream.Id,
                Name = _facts.Name,
                Status = !Root.IsOpen ? Root.Outcome.ToStatus() : isCanceling ? WorkflowStatus.Canceling : WorkflowStatus.Running,
                StartedAt = Clock.StartedAt,
                DurationMs = (Root.IsOpen ? at : Root.Duration).TotalMilliseconds,
                Percentage = FinalPercentage(),
                Current = CurrentName,
                Problems = _tally.Problems,
                Tags = new Dictionary<string, string>(_facts.Tags, StringComparer.Ordinal),
                ParentId = _facts.ParentId,
            };
        }
    }

    public void SetConfidence(Node node, double? confidence)
    {
        lock (_gate)
            node.Details.Confidence = confidence is { } value && !double.IsNaN(value) ? Math.Clamp(value, 0, 1) : null;
    }

    public void SetMessage(Node node, string message)
    {
        lock (_gate)
        {
            if (_isEnded || !node.IsOpen)
                return;
            node.Message = message;
        }
        TouchProgress(node.EnsureProgress());
    }

    /// <summary>Writes that a step is tried again.</summary>
    public void Retry(Node node, int attempt, TimeSpan delay, WorkflowProblem? problem)
    {
        var at = Clock.Elapsed;
        lock (_gate)
        {
            if (_isEnded || !node.IsOpen)
            {
                CountIgnored();
                return;
            }
            node.Details.Attempt = attempt;
            WriteLocked(EventKind.StepRetrying, node, at, new RetryBody(node, delay, problem));
        }
    }

    /// <summary>Writes a problem; the node cannot succeed without a warning any more.</summary>
    /// <returns>False when the workflow has ended.</returns>
    public bool Raise(Node node, WorkflowProblem problem, WorkflowOutcome severity, bool fatal)
    {
        var at = Clock.Elapsed;
        lock (_gate)
        {
            if (_isEnded)
            {
                CountIgnored();
                return false;
            }
            node.NearestOpen().Degrade(severity);
            _tally.Problems++;
            WriteLocked(EventKind.Problem, node, at, new ProblemBody(problem, fatal));
            return true;
        }
    }

    /// <summary>What was said at the start about a phase: its weight and number of steps.</summary>
    public (double Weight, int? Steps) PlanFor(WorkflowPhase phase)
    {
        foreach (var expected in _facts.Phases)
        {
            if (expected.Phase == phase)
                return (expected.Weight, expected.ExpectedSteps);
        }
        return (1, null);
    }
}
