namespace Sse.Workflow;

/// <summary>A kind of problem and how often it was raised.</summary>
public sealed record ProblemFigures
{
    /// <summary>The workflow's name.</summary>
    public required string Workflow { get; init; }

    /// <summary>The problem's code.</summary>
    public required string Code { get; init; }

    /// <summary>The message it was last raised with, redacted like the event.</summary>
    public string? Message { get; init; }

    /// <summary>How often it was raised in the window.</summary>
    public long Count { get; init; }

    /// <summary>When it was last raised, to the time slice.</summary>
    public DateTimeOffset LastSeen { get; init; }
}
