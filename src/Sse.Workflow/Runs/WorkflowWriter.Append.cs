namespace Sse.Workflow;

internal sealed partial class WorkflowWriter
{
    /// <summary>Writes an event that changes no state.</summary>
    /// <param name="kind">Its type.</param>
    /// <param name="node">Where it belongs; null for what is being worked on, as <see cref="CurrentFlat"/> has it.</param>
    /// <param name="body">Its fields.</param>
    /// <returns>False when the workflow has ended.</returns>
    public bool Publish<TBody>(EventKind kind, Node? node, in TBody body)
        where TBody : struct, IEventBody
    {
        var at = Clock.Elapsed;
        lock (_gate)
        {
            if (_isEnded)
            {
                CountIgnored();
                return false;
            }
            WriteLocked(kind, node ?? CurrentFlatLocked, at, body);
            return true;
        }
    }

    /// <summary>How many events were appended, which is the sequence of the last one, whether readers may see it yet or not.</summary>
    public long Appended
    {
        get
        {
            lock (_gate)
                return _rev;
        }
    }

    /// <summary>Encodes and appends one event. The caller holds the lock and has seen that the workflow runs.</summary>
    public void WriteLocked<TBody>(EventKind kind, Node node, TimeSpan at, in TBody body, bool isTerminal = false)
        where TBody : struct, IEventBody
    {
        var writer = EventWriter.Create();
        WriteEnvelope(ref writer, kind, node, at);
        var envelope = writer.Length;
        body.Write(ref writer);
        if (writer.Length > _maxFrame)
        {
            writer.TruncateTo(envelope);
            writer.Bool("truncated"u8, true);
        }
        writer.Raw("}\n\n"u8);
        if (writer.Length > _maxFrame + 64 || !TryAppend(writer.Written, isTerminal))
        {
            CountIgnored();
            return;
        }
        _rev++;
        _folder.Appended(writer.Length, at);
    }

    /// <summary>A stream that cannot take an event (it was completed by others, its store has gone) must not fail the work.</summary>
    private bool TryAppend(ReadOnlySpan<byte> frame, bool isTerminal)
    {
        try
        {
            return _stream.TryAppendFrame(frame, isTerminal, out _);
        }
        catch (Exception)
        {
            return false;
        }
    }

    /// <summary>
    /// <c>type, workflowId, ts, t, node, parent, rev, traceId</c>, in this order. Two threads may read the clock in one order
    /// and come here in the other, so time is held back to the latest that was written.
    /// </summary>
    private void WriteEnvelope(ref EventWriter writer, EventKind kind, Node node, TimeSpan at)
    {
        _lastAt = at > _lastAt ? at : _lastAt;
        writer.Envelope(kind.Prefix, _timestamp.At(_lastAt));
        writer.NodeNumbers(node.Number, node.Parent?.Number ?? -1, _rev + 1);
        writer.Raw(_traceId);
        writer.ExpectComma();
    }
}
