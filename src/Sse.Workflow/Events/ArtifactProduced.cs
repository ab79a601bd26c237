namespace Sse.Workflow;

/// <summary><c>artifact</c>: something that was produced.</summary>
public sealed record ArtifactProduced : WorkflowEvent
{
    /// <summary>What to call it.</summary>
    public string Title { get; init => field = value ?? ""; } = "";

    /// <summary>Where it is.</summary>
    public string Href { get; init => field = value ?? ""; } = "";

    /// <summary>Its media type; null when unknown.</summary>
    public string? MediaType { get; init; }
}
