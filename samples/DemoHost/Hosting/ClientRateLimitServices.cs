using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Limits how often one client may do something.</summary>
internal static class ClientRateLimitServices
{
    /// <summary>Adds a policy of at most <paramref name="perMinute"/> requests in any minute from one client address.</summary>
    public static IServiceCollection AddClientRateLimit(this IServiceCollection services, string policy, int perMinute) =>
        services.Configure<RateLimiterOptions>(options => options.AddPolicy(policy, http =>
            RateLimitPartition.GetSlidingWindowLimiter(http.Connection.RemoteIpAddress?.ToString() ?? "", _ => new SlidingWindowRateLimiterOptions
            {
                PermitLimit = perMinute,
                Window = TimeSpan.FromMinutes(1),
                SegmentsPerWindow = 6,
            })));
}
