using System.Text.Json.Serialization.Metadata;

namespace Sse.Workflow;

/// <summary>What the body can say about the item it works on. It fails by throwing and succeeds by returning.</summary>
public sealed class BulkItem
{
    private readonly PayloadSerializer? _payloads;

    internal BulkItem(long index, WorkflowStep bulk, PayloadSerializer? payloads) => (Index, Bulk, _payloads) = (index, bulk, payloads);

    /// <summary>The place of the item in the input, counted from 1.</summary>
    public long Index { get; }

    /// <summary>What names the item for the reader: an e-mail address, a line. Default: null.</summary>
    public string? Key { get; set; }

    /// <summary>A word of yours about how it ended: <c>existing</c>. Default: null.</summary>
    public string? Disposition { get; set; }

    /// <summary>The bulk as a step: begin steps inside it with <see cref="WorkflowStep.Step"/>.</summary>
    public WorkflowStep Bulk { get; }

    internal byte[]? Data { get; private set; }

    internal WorkflowOutcome? Said { get; private set; }

    internal string? Reason { get; private set; }

    /// <summary>Says what the item produced; shown in its <c>item.finished</c>. Serialised before this method returns.</summary>
    /// <param name="data">The value.</param>
    /// <param name="typeInfo">How it is serialised. Default: looked up in <see cref="SseWorkflowOptions.JsonOptions"/>.</param>
    public void SetData<T>(T data, JsonTypeInfo<T>? typeInfo = null) => Data = _payloads?.Serialize(data, typeInfo);

    /// <summary>The item was left out on purpose.</summary>
    /// <param name="disposition">A word about why. Default: as before.</param>
    public void Skip(string? disposition = null) => (Said, Disposition) = (WorkflowOutcome.Skipped, disposition ?? Disposition);

    /// <summary>The item failed, without an exception.</summary>
    /// <param name="message">What to tell the user.</param>
    public void Fail(string message) => (Said, Reason) = (WorkflowOutcome.Failed, message);
}
