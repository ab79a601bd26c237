using Microsoft.Extensions.Diagnostics.HealthChecks;
using Sse.AspNetCore;
using Sse.Primitives;

namespace Microsoft.Extensions.DependencyInjection;

public static partial class SseServiceCollectionExtensions
{
    /// <summary>
    /// Reports the server as degraded when nine of ten places for connections are taken or a store of streams cannot be reached, and as unhealthy
    /// while the application stops, so that load balancers send new readers elsewhere.
    /// </summary>
    /// <param name="builder">What <c>AddHealthChecks</c> returned.</param>
    /// <param name="name">The check's name. Default: <c>sse</c>.</param>
    /// <param name="tags">What endpoints choose checks by, such as <c>ready</c>. Default: none.</param>
    public static IHealthChecksBuilder AddSse(this IHealthChecksBuilder builder, string name = "sse", IEnumerable<string>? tags = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Add(new HealthCheckRegistration(name, services => new SseHealthCheck(SseServer.From(services), services.GetService<EventStreamRegistry>()), failureStatus: null, tags));
    }
}
