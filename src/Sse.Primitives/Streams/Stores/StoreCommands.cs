namespace Sse.Primitives;

/// <summary>
/// Looks for commands to the streams that this process owns, and hands each one over once. A command is removed with the look after the one
/// that found it: should that be lost, it comes again and is recognised.
/// </summary>
internal sealed class StoreCommands(StoreSession session)
{
    // Owned by the loop.
    private HashSet<string> _handled = new(StringComparer.Ordinal);

    /// <summary>Ends when cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(session.Options.PollInterval, session.Time);
        while (await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false))
        {
            try
            {
                if (_handled.Count > 0 || session.Registry.OwnsRunning(session))
                    await ReceiveAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (Exception) when (!cancellationToken.IsCancellationRequested)
            {
                // Whether the store is away is for the writer and the heartbeat to say; the command waits.
            }
        }
    }

    private async Task ReceiveAsync(CancellationToken cancellationToken)
    {
        var commands = await session.Store.ReceiveAsync(session.Node, _handled, cancellationToken).ConfigureAwait(false);
        var known = _handled;
        _handled = new HashSet<string>(StringComparer.Ordinal);
        foreach (var command in commands)
        {
            if (!known.Contains(command.Id) && !session.Registry.TryHandle(command))
                continue;
            _handled.Add(command.Id);
        }
    }
}
