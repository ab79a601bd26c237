using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Sse.AspNetCore;

/// <summary>Unhealthy while the application stops, degraded when nine of ten places are taken.</summary>
internal sealed class SseHealthCheck(SseServer server) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var open = server.ActiveConnections;
        var most = server.Options.MaxConnections;
        var data = new Dictionary<string, object> { ["connections"] = open, ["maxConnections"] = most };
        if (server.IsDraining)
            return Task.FromResult(HealthCheckResult.Unhealthy("The application stops; readers are being sent away.", data: data));
        return Task.FromResult(open >= most * 0.9
            ? HealthCheckResult.Degraded($"{open:N0} of {most:N0} event stream connections are open. Raise SseServerOptions.MaxConnections or add a server.", data: data)
            : HealthCheckResult.Healthy(data: data));
    }
}
