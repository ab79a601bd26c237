namespace Sse.Workflow;

/// <summary>A phase that is expected.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Weight">Its share of the whole.</param>
/// <param name="ExpectedSteps">How many steps it will have; null when unknown.</param>
public sealed record ExpectedWorkPhase(string Name, double Weight, int? ExpectedSteps);
