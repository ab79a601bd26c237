namespace Sse.Primitives;

/// <summary>How somebody on one node speaks to the owner of a stream on another.</summary>
public sealed partial class EventStreamRegistry
{
    /// <summary>
    /// Raised when somebody has sent a command to a running stream of this process. Handlers run on the store's loop and should be quick; what they
    /// throw is ignored.
    /// </summary>
    public event Action<EventStream, StreamCommand>? CommandReceived;

    /// <summary>
    /// Sends a command to whoever owns a running stream. An owner in this process gets it before the call returns; one on another node within
    /// <see cref="StreamStoreOptions.PollInterval"/>, by its <see cref="CommandReceived"/>. One that is dead never does: its streams are ended instead.
    /// </summary>
    /// <returns>False when there is no such stream, or it is complete.</returns>
    /// <exception cref="ArgumentException">The command is not usable.</exception>
    public async ValueTask<bool> SendAsync(StreamCommand command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        command.Validate();
        if (TryHandle(command))
            return true;
        if (SessionOf(command.StreamId) is not { } session)
            return false;
        await session.EnsureReadyAsync(cancellationToken).ConfigureAwait(false);
        return await session.Store.SendAsync(command, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Ends a running stream now if its owner is known to be dead: has been silent for <see cref="StreamStoreOptions.LeaseDuration"/> by this
    /// process's clock. Otherwise that happens with the next heartbeat.
    /// </summary>
    /// <returns>False when the owner may be alive, or there is no such stream, or it is complete.</returns>
    public async ValueTask<bool> EndAbandonedAsync(string id, CancellationToken cancellationToken = default)
    {
        if (SessionOf(id) is not { } session || _streams.ContainsKey(id))
            return false;
        await session.EnsureReadyAsync(cancellationToken).ConfigureAwait(false);
        if (await session.Store.FindAsync(id, cancellationToken).ConfigureAwait(false) is not { IsCompleted: false } stored
            || !await session.Janitor.EndIfOrphanAsync(stored, cancellationToken).ConfigureAwait(false))
            return false;
        // Whoever was told that it has ended must also see it.
        return !_streams.TryGetValue(id, out var stream) || await stream.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    internal bool OwnsRunning(StoreSession session) =>
        _streams.Any(s => s.Value is { IsCompleted: false, IsWritable: true } && ReferenceEquals(s.Value.Storage?.Session, session));

    /// <summary>Hands a command to the code that owns its stream.</summary>
    /// <returns>False when no running stream of this process has that id.</returns>
    internal bool TryHandle(StreamCommand command)
    {
        if (!_streams.TryGetValue(command.StreamId, out var stream) || stream is not { IsCompleted: false, IsWritable: true })
            return false;
        try
        {
            CommandReceived?.Invoke(stream, command);
        }
        catch (Exception)
        {
            // A handler is the user's code; the store's loop must go on, and the command would fail again.
        }
        return true;
    }
}
