namespace Sse.Workflow;

/// <summary>What is known of a metric that has an instrument of its own.</summary>
internal sealed record MetricDeclaration(string? Unit, string? Description);
