namespace Sse.Workflow;

/// <summary>Where a tag of a workflow may go. What is not declared is an <see cref="Attribute"/>.</summary>
public enum TagClass
{
    /// <summary>Events and traces; never a metric tag, so its values need no bound.</summary>
    Attribute,

    /// <summary>Events, traces and metric tags. Meant for a few values, such as a plan or a region; their number is bounded.</summary>
    Dimension,

    /// <summary>Nowhere outside the process: events carry <c>[redacted]</c>, traces and metrics leave it out.</summary>
    Private,
}
