using System.Text.Json.Serialization;

namespace Sse.Workflow;

/// <summary>
/// <c>alert</c>: a rule of <see cref="SseWorkflowOptions.Alerts"/> is broken. It is about many workflows, so it is in no stream: only hooks of
/// <see cref="SseWorkflowOptions.AddHook(string, Func{WorkflowEvent, Task})"/> for <see cref="WorkflowEventTypes.Alert"/> hear it.
/// </summary>
public sealed record AlertRaised : WorkflowEvent
{
    internal AlertRaised(WorkflowAlert alert)
    {
        Alert = alert;
        Type = WorkflowEventTypes.Alert;
        Timestamp = alert.At;
    }

    /// <summary>The rule and the figures that break it.</summary>
    [JsonIgnore]
    public WorkflowAlert Alert { get; }
}
