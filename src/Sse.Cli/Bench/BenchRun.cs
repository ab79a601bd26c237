using Sse.Client;

namespace Sse.Cli.Bench;

/// <summary>Many readers of one stream for a while, over one handler.</summary>
internal sealed class BenchRun(SseClientOptions options, Func<SseRequest> createRequest, TimeProvider clock)
{
    // More would only wait in the server's queue of connections, or be refused there.
    private const int ConnectingAtOnce = 64;

    public BenchTotals Totals { get; } = new();

    /// <summary>Reads with this many connections until the time is over, every stream has ended, or the token is signalled.</summary>
    /// <param name="handler">Shared by all.</param>
    /// <param name="connections">How many.</param>
    /// <param name="duration">How long, counted from the first connection on.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <returns>How long it took.</returns>
    public async Task<TimeSpan> RunAsync(SocketsHttpHandler handler, int connections, TimeSpan duration, CancellationToken cancellationToken)
    {
        using var http = new HttpClient(handler, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
        var client = new SseClient(http, options);
        using var time = new CancellationTokenSource(duration, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(time.Token, cancellationToken);
        long start = clock.GetTimestamp();
        using var turn = new SemaphoreSlim(ConnectingAtOnce);
        await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => ReadAsync(client, turn, either.Token))).ConfigureAwait(false);
        return clock.GetElapsedTime(start);
    }

    private async Task ReadAsync(SseClient client, SemaphoreSlim turn, CancellationToken cancellationToken)
    {
        var connection = new BenchConnection(client, createRequest(), Totals, clock);
        Task reading;
        try
        {
            await turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The time was over before its turn came: it shows as a connection that was never opened.
            return;
        }

        try
        {
            reading = connection.RunAsync(cancellationToken);
            await connection.FirstAttempt.Task.ConfigureAwait(false);
        }
        finally
        {
            turn.Release();
        }

        await reading.ConfigureAwait(false);
    }
}
