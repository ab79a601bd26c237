using Sse.Primitives;

namespace Sse.Workflow;

/// <summary>
/// Brings the events of one workflow to its hooks: a reader of the stream like any other, so hooks cost the writer nothing, see
/// events in their order, and see only what readers see. A slow hook falls behind and holds nobody up but the other hooks of its workflow.
/// </summary>
internal sealed class HookRunner
{
    private readonly EventStream _stream;
    private readonly WorkflowRuntime _runtime;
    private readonly Lock _lock = new();
    private readonly StreamPosition _from;

    // Replaced under _lock, read without it.
    private Hook[] _hooks = [];
    private Task? _pump;

    /// <param name="stream">The workflow's stream.</param>
    /// <param name="runtime">Limits and the log.</param>
    /// <param name="from">Where the first hook begins to listen.</param>
    public HookRunner(EventStream stream, WorkflowRuntime runtime, StreamPosition from) => (_stream, _runtime, _from) = (stream, runtime, from);

    public void Add(Hook hook)
    {
        lock (_lock)
        {
            _hooks = [.. _hooks.Where(known => !known.IsRemoved), hook];
            if (_pump is not null)
                return;
            using var noFlow = DetachedContext.Enter();
            _pump = Task.Run(PumpAsync);
        }
    }

    /// <summary>Waits until all events were brought, after the terminal one; at most for the limit.</summary>
    public async ValueTask DrainAsync()
    {
        if (Volatile.Read(ref _pump) is not { } pump)
            return;
        try
        {
            await pump.WaitAsync(_runtime.Options.HookDrainTimeout, _runtime.Time).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // The hooks go on by themselves.
        }
    }

    private async Task PumpAsync()
    {
        var cursor = _stream.OpenCursor(_from);
        while (true)
        {
            switch (cursor.TryRead(out var frames))
            {
                case CursorStatus.Data:
                    while (StreamEvent.TryRead(ref frames, out var item))
                        await BringAsync(item).ConfigureAwait(false);
                    break;
                case CursorStatus.Empty:
                    await cursor.WaitAsync().ConfigureAwait(false);
                    break;
                case CursorStatus.Gap:
                    // The hooks were slower than retention: they go on with what is kept.
                    cursor.MoveTo();
                    break;
                default:
                    return;
            }
        }
    }

    private async ValueTask BringAsync(StreamEvent item)
    {
        WorkflowEvent? parsed = null;
        var type = WorkflowEventReader.TypeOf(item);
        foreach (var hook in Volatile.Read(ref _hooks))
        {
            if (hook.Wants(type, item.Position.Sequence) && (parsed ??= WorkflowEvent.From(item)) is { } e)
                await _runtime.Hooks.CallAsync(hook, e, _stream.Id).ConfigureAwait(false);
        }
    }
}
