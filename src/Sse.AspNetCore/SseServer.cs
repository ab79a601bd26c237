using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Sse.Workflow;

namespace Sse.AspNetCore;

/// <summary>
/// All event stream connections of one application. It comes to life with the first <c>MapSse</c>, <c>MapWorkflows</c> or
/// <c>UseSse</c>; ask for it by dependency injection after <c>AddSse</c>, or with <see cref="From"/>.
/// </summary>
public sealed class SseServer : IDisposable
{
    // One for each host. The lifetime is what all of a host's scopes share, registered or not what else is.
    private static readonly ConditionalWeakTable<IHostApplicationLifetime, Lazy<SseServer>> Servers = [];

    private readonly ConnectionTable _connections;
    private readonly ConnectionTicker _ticker;
    private readonly ServerMetrics _metrics;
    private volatile bool _draining;
    private IWorkflows? _workflows;
    private int _routeSets;

    private SseServer(IHostApplicationLifetime lifetime, IServiceProvider services)
    {
        Options = services.GetRequiredService<IOptions<SseServerOptions>>().Value;
        Options.Validate();
        Logger = services.GetService<ILoggerFactory>()?.CreateLogger("Sse.AspNetCore") ?? NullLogger.Instance;
        _connections = new ConnectionTable(Options);
        _ticker = new ConnectionTicker(_connections, Options);
        _metrics = new ServerMetrics(services, _connections);
        StartedRuns = new IdempotencyTable(Options.TimeProvider);
        Stopping = lifetime.ApplicationStopping;
        lifetime.ApplicationStopping.Register(Drain);
        lifetime.ApplicationStopped.Register(_ticker.Dispose);
    }

    /// <summary>How many connections are open now.</summary>
    public int ActiveConnections => _connections.Count;

    /// <summary>Whether the application stops: no new connections are accepted, open ones are being ended.</summary>
    public bool IsDraining => _draining;

    /// <summary>Whether the application ends hand-written responses.</summary>
    internal bool HasMiddleware { get; set; }

    /// <summary>The first routes mapped for workflows that answers may link to.</summary>
    internal WorkflowRoutes? Routes { get; private set; }

    /// <summary>Runs by the keys of the requests that started them.</summary>
    internal IdempotencyTable StartedRuns { get; }

    /// <summary>Signalled when the application stops.</summary>
    internal CancellationToken Stopping { get; }

    internal SseServerOptions Options { get; }

    internal ILogger Logger { get; }

    /// <summary>The connections of this moment.</summary>
    internal IEnumerable<SseConnection> OpenConnections => _connections.All;

    internal TimeProvider Time => Options.TimeProvider;

    internal ServerMetrics Metrics => _metrics;

    /// <summary>The server of the host that these services belong to, of whatever scope.</summary>
    /// <exception cref="InvalidOperationException">The services do not belong to a host.</exception>
    /// <exception cref="ArgumentException">An option is not usable.</exception>
    public static SseServer From(IServiceProvider services)
    {
        ArgumentNullException.ThrowIfNull(services);
        var lifetime = services.GetRequiredService<IHostApplicationLifetime>();
        return Servers.GetValue(lifetime, key => new Lazy<SseServer>(() => new SseServer(key, services))).Value;
    }

    /// <summary>Totals since the start, and every open connection with its position and lag.</summary>
    public SseServerStats GetStats() => _metrics.GetStats(Time.GetUtcNow());

    /// <summary>Makes another set of routes, and has the workflows stopped with the application.</summary>
    /// <param name="workflows">The application's workflows.</param>
    /// <param name="isLinkTarget">Whether answers may link to them.</param>
    internal WorkflowRoutes AddRoutes(IWorkflows workflows, bool isLinkTarget)
    {
        _workflows = workflows;
        var routes = new WorkflowRoutes(++_routeSets);
        if (isLinkTarget)
            Routes ??= routes;
        return routes;
    }

    /// <summary>Takes a place for a connection, which <see cref="Remove"/> gives back.</summary>
    internal Admission TryAdmit(HttpContext http, out string? key)
    {
        key = Options.ConnectionKey(http);
        var admission = _draining ? Admission.Draining : _connections.TryEnter(key);
        if (admission != Admission.Granted)
            _metrics.Rejected(admission);
        return admission;
    }

    internal void Add(SseConnection connection, bool isReplay)
    {
        _metrics.Accepted(isReplay);
        _connections.Add(connection);
        _ticker.Start();
        // The drain may have looked around just before the connection was added.
        if (_draining)
            connection.Close(CloseReason.Shutdown);
    }

    internal void Remove(SseConnection connection)
    {
        if (_metrics.Closed(connection))
            GiveBack(connection);
    }

    internal void GiveBack(SseConnection connection) => GiveBack(connection.Key);

    /// <summary>Gives back a place that no connection came to take.</summary>
    internal void GiveBack(string? key) => _connections.Leave(key);

    /// <summary>Asks the application whether the caller may read the stream.</summary>
    internal async ValueTask<bool> IsAllowedAsync(SseConnectionContext context)
    {
        if (await MaySeeAsync(context).ConfigureAwait(false))
            return true;
        _metrics.Rejected(Admission.Unauthorized);
        return false;
    }

    /// <summary>The same for what is left out of an answer: nobody was turned away, so nothing is counted.</summary>
    internal ValueTask<bool> MaySeeAsync(SseConnectionContext context) => Options.Authorize?.Invoke(context) ?? new(true);

    /// <summary>Called when the host has stopped.</summary>
    void IDisposable.Dispose() => _ticker.Dispose();

    private void Drain()
    {
        _draining = true;
        _ = new ServerDrain(_connections, Options, Logger).RunAsync(_workflows);
    }
}
