using System.Globalization;
using Sse.Client;

namespace Sse.Cli.Commands;

/// <summary>Says what happened to a connection.</summary>
internal static class Losses
{
    /// <summary>Why the connection was lost and when the next attempt comes; null when nothing went wrong.</summary>
    public static string? Describe(SseStateChange change) => change is { State: SseConnectionState.Waiting, Reason: { } reason }
        ? string.Create(CultureInfo.InvariantCulture, $"{reason.Message.TrimEnd('.')}; trying again in {change.Delay.TotalSeconds:0.0} s")
        : null;
}
