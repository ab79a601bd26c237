using Microsoft.Extensions.Diagnostics.HealthChecks;
using Sse.Primitives;

namespace Sse.AspNetCore;

/// <summary>
/// Unhealthy while the application stops; degraded when nine of ten places are taken or a store is away. Not unhealthy then: readers here stay
/// connected and are served what waits when the store is back, and no other server could do better.
/// </summary>
internal sealed class SseHealthCheck(SseServer server, EventStreamRegistry? streams) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var open = server.ActiveConnections;
        var most = server.Options.MaxConnections;
        var data = new Dictionary<string, object> { ["connections"] = open, ["maxConnections"] = most };
        var away = Describe(streams?.Stores ?? [], data);
        if (server.IsDraining)
            return Task.FromResult(HealthCheckResult.Unhealthy("The application stops; readers are being sent away.", data: data));
        if (away is not null)
            return Task.FromResult(HealthCheckResult.Degraded(away, data: data));
        return Task.FromResult(open >= most * 0.9
            ? HealthCheckResult.Degraded($"{open:N0} of {most:N0} event stream connections are open. Raise SseServerOptions.MaxConnections or add a server.", data: data)
            : HealthCheckResult.Healthy(data: data));
    }

    /// <summary>Adds what waits for the stores.</summary>
    /// <returns>What is wrong with the first that is away; null when none is.</returns>
    private static string? Describe(IReadOnlyList<StoreStatus> stores, Dictionary<string, object> data)
    {
        if (stores.Count == 0)
            return null;
        var away = stores.Where(s => s.State == StoreState.Unavailable).ToList();
        data["stores"] = stores.Count;
        data["storesAway"] = away.Count;
        data["waitingBytes"] = stores.Sum(s => s.WaitingBytes);
        data["lostEvents"] = stores.Sum(s => s.LostEvents);
        return away.Count == 0 ? null
            : $"{away.Count} of {stores.Count} stores cannot be reached since {away[0].Since:u} ({away[0].Error}). Events wait in memory; readers see no new ones until the store is back.";
    }
}
