using Sse.Primitives;

namespace Sse.Workflow;

/// <summary>
/// Writes the course of one workflow: phases, steps, figures, problems, its end. Everything becomes an event of
/// <see cref="Stream"/>, which anybody can watch and replay.
/// </summary>
/// <remarks>
/// <para>Any thread may call any member at any time. No member throws because of the order of calls, a failing log provider, hook,
/// serializer or clock: what comes after the end or matches nothing is counted in <see cref="WorkflowSummary.IgnoredCalls"/>.</para>
/// <para>The first end wins: <see cref="Complete()"/>, <see cref="Fail(Exception)"/>, <see cref="End"/>. Disposing without one
/// ends the workflow as <see cref="WorkflowOutcome.Abandoned"/>.</para>
/// </remarks>
public sealed partial class EnhancedSseLogger : IAsyncDisposable
{
    private readonly WorkflowWriter? _writer;
    private readonly RunCancellation? _cancellation;

    private EnhancedSseLogger() => Name = Id = "";

    internal EnhancedSseLogger(WorkflowWriter writer, RunCancellation cancellation, string name)
    {
        _writer = writer;
        _cancellation = cancellation;
        Id = writer.Stream.Id;
        Name = name;
    }

    /// <summary>The logger nobody configured: it takes every call and does nothing, at the cost of a few nanoseconds.</summary>
    public static EnhancedSseLogger None { get; } = new();

    /// <summary>The workflow's id, which is its stream's; empty for <see cref="None"/>.</summary>
    public string Id { get; }

    /// <summary>The workflow's name.</summary>
    public string Name { get; }

    /// <summary>Where the events go; an empty stream that never ends for <see cref="None"/>.</summary>
    public EventStream Stream => _writer?.Stream ?? NoStream.Instance;

    /// <summary>How the workflow ended; null while it runs.</summary>
    public WorkflowOutcome? Outcome => _writer?.Outcome;

    /// <summary>Whether somebody asked the workflow to stop and it has not ended yet.</summary>
    public bool IsCanceling => Outcome is null && CancellationToken.IsCancellationRequested;

    /// <summary>When the workflow started, in UTC.</summary>
    public DateTimeOffset StartedAt => _writer?.Clock.StartedAt ?? default;

    /// <summary>The run's own token: signalled when somebody asks the workflow to stop. Pass it on to everything that takes one.</summary>
    public CancellationToken CancellationToken => _cancellation?.Token ?? default;

    /// <summary>The workflow in figures, at any time.</summary>
    public WorkflowSummary GetSummary() => _writer?.Summarize() ?? new WorkflowSummary();

    /// <summary>The state of the workflow as its readers see it: a copy of this moment.</summary>
    public WorkflowSnapshot GetSnapshot() => _writer?.Folder.Copy() ?? new WorkflowSnapshot();

    /// <summary>The workflow as a row in a list, at any time.</summary>
    internal WorkflowInfo Describe() => _writer!.Describe(IsCanceling);

    /// <summary>Its place in a list of workflows, the same on every node.</summary>
    internal StreamQueryPosition Place => new(Stream.CreatedAt, Id);

    /// <summary>Adds a fact about the run, or changes one; shown with the next progress. At most 64 tags.</summary>
    /// <param name="key">Its name. <see cref="SseWorkflowOptions.Tags"/> says where it may go.</param>
    /// <param name="value">The fact.</param>
    public void SetTag(string key, string value)
    {
        if (_writer is not { } writer)
            return;
        var texts = writer.Runtime.Texts;
        if (!writer.SetTag(texts.Show(key, "tag"), texts.ShowValue(key, value)))
            Ignore(nameof(SetTag));
    }

    /// <summary>The workflow's name and id.</summary>
    public override string ToString() => $"{Name} ({Id})";

    /// <summary>The clock of waits inside the workflow.</summary>
    internal TimeProvider Time => _writer?.Runtime.Time ?? TimeProvider.System;

    internal WorkflowWriter? Writer => _writer;

    /// <summary>Counts a call that changes nothing and says so at Debug.</summary>
    private void Ignore(string call)
    {
        _writer!.CountIgnored();
        _writer.Runtime.Observer.Ignored(Id, call);
    }
}
