namespace Sse.Workflow.Tests.Telemetry;

/// <summary>Activity listeners hear the whole process: tests that have one, or need none, run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class GlobalListeners
{
    public const string Name = "global listeners";
}
