namespace Sse.Workflow;

/// <summary><c>workflow.started</c>: name, tags, expected, links.</summary>
internal readonly struct RunStartedBody(RunFacts facts) : IEventBody
{
    public void Write(ref EventWriter writer) => facts.Write(ref writer);
}
