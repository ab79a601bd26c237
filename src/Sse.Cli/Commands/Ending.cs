using Sse.Cli.Output;
using Sse.Primitives;

namespace Sse.Cli.Commands;

/// <summary>Turns the way in which the work of a command ends into an exit code, and says what needs saying.</summary>
internal static class Ending
{
    /// <param name="host">The outside world.</param>
    /// <param name="limit">How long the work may take.</param>
    /// <param name="whenOver">The exit code when that time is over.</param>
    /// <param name="work">Returns the exit code.</param>
    /// <param name="cancellationToken">Signalled by Ctrl-C.</param>
    public static async Task<int> OfAsync(CliHost host, TimeSpan limit, int whenOver, Func<CancellationToken, Task<int>> work, CancellationToken cancellationToken)
    {
        using var time = new CancellationTokenSource(limit, host.TimeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(time.Token, cancellationToken);
        try
        {
            return await work(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested)
        {
            return cancellationToken.IsCancellationRequested ? ExitCodes.Interrupted : whenOver;
        }
        catch (OutputClosedException)
        {
            return ExitCodes.Success;
        }
        catch (Exception e) when (e is HttpRequestException or SseFormatException or IOException or UnauthorizedAccessException)
        {
            host.Say(e.Message);
            return ExitCodes.Failure;
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            host.Say(e.Message);
            return ExitCodes.Usage;
        }
    }
}
