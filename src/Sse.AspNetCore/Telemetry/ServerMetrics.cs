using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace Sse.AspNetCore;

/// <summary>
/// Counts what connections do, for the meter and for statistics. Nothing is counted while events flow: numbers of open connections
/// are read from them when somebody asks, those of closed ones are kept as sums.
/// </summary>
internal sealed class ServerMetrics
{
    public const string MeterName = "Sse.AspNetCore";

    private static readonly string[] RejectedNames = ["granted", "full", "key", "draining", "unauthorized"];

    private readonly ConnectionTable _connections;
    private readonly Histogram<double> _duration;
    private readonly long[] _rejected = new long[RejectedNames.Length];
    private readonly long[] _closed = new long[CloseReasonNames.Count];
    private long _accepted;
    private long _replays;

    // Of closed connections; owned by _closedLock, so that none is counted twice or not at all.
    private readonly Lock _closedLock = new();
    private ConnectionTotals _past;

    public ServerMetrics(IServiceProvider services, ConnectionTable connections)
    {
        _connections = connections;
        var meter = services.GetService<IMeterFactory>()?.Create(MeterName) ?? new Meter(MeterName);
        _duration = meter.CreateHistogram<double>("sse.server.connection.duration", "s", "How long connections lived.");
        CreateObservers(meter);
    }

    public void Accepted(bool isReplay)
    {
        Interlocked.Increment(ref _accepted);
        if (isReplay)
            Interlocked.Increment(ref _replays);
    }

    public void Rejected(Admission admission) => Interlocked.Increment(ref _rejected[(int)admission]);

    /// <summary>Takes a connection from the open ones to the past.</summary>
    /// <returns>False when it was not among the open ones.</returns>
    public bool Closed(SseConnection connection)
    {
        lock (_closedLock)
        {
            if (!_connections.Remove(connection))
                return false;
            _past = _past.Plus(connection);
        }
        var reason = connection.CloseReason;
        Interlocked.Increment(ref _closed[(int)reason]);
        _duration.Record(connection.Age.TotalSeconds, new KeyValuePair<string, object?>("sse.close.reason", reason.WireName()));
        return true;
    }

    public SseServerStats GetStats(DateTimeOffset at)
    {
        SseConnection[] open = [.. _connections.All];
        var totals = Totals();
        return new SseServerStats
        {
            At = at,
            TotalConnections = open.Length,
            TotalStreams = CountStreams(open),
            Accepted = Interlocked.Read(ref _accepted),
            EventsSent = totals.Events,
            BytesSent = totals.Bytes,
            Heartbeats = totals.Heartbeats,
            Replays = Interlocked.Read(ref _replays),
            Gaps = totals.Gaps,
            Rejected = ByName(RejectedNames, _rejected),
            Closed = ByName(CloseReasonNames.All, _closed),
            Connections = [.. open.Select(Describe).OrderByDescending(c => c.LagEvents).ThenBy(c => c.Since)],
        };
    }

    private static SseConnectionStats Describe(SseConnection connection) => new()
    {
        Id = connection.Id,
        Stream = connection.StreamId,
        Key = connection.Key,
        Since = connection.Since,
        Position = connection.Position,
        EventsSent = connection.EventsSent,
        BytesSent = connection.BytesSent,
        LagEvents = connection.LagEvents,
        LagBytes = connection.LagBytes,
        LagSeconds = Math.Round(connection.Waiting.TotalSeconds, 3),
    };

    private void CreateObservers(Meter meter)
    {
        meter.CreateObservableUpDownCounter("sse.server.active_connections", () => _connections.Count, "{connection}", "Connections open now.");
        meter.CreateObservableUpDownCounter("sse.server.active_streams", () => CountStreams(_connections.All), "{stream}", "Different streams being read.");
        meter.CreateObservableCounter("sse.server.events", () => Totals().Events, "{event}", "Events handed to the transport.");
        meter.CreateObservableCounter("sse.server.bytes", () => Totals().Bytes, "By", "Bytes of frames handed to the transport.");
        meter.CreateObservableCounter("sse.server.heartbeats", () => Totals().Heartbeats, "{heartbeat}", "Heartbeats to idle connections.");
        meter.CreateObservableCounter("sse.server.gaps", () => Totals().Gaps, "{gap}", "Readers told that events are missing.");
        meter.CreateObservableCounter("sse.server.replays", () => Interlocked.Read(ref _replays), "{replay}", "Connections sent events from before they came.");
        meter.CreateObservableCounter("sse.server.connections", () => Interlocked.Read(ref _accepted), "{connection}", "Connections accepted.");
        meter.CreateObservableCounter("sse.server.rejections", () => Measure("sse.reject.reason", RejectedNames, _rejected), "{request}", "Requests that were not admitted.");
        meter.CreateObservableCounter("sse.server.drops", () => Measure("sse.close.reason", CloseReasonNames.All, _closed), "{connection}", "Connections that ended.");
        meter.CreateObservableGauge("sse.server.lag.events", () => Largest(static c => c.LagEvents), "{event}", "The largest number of events that a reader is behind.");
        meter.CreateObservableGauge("sse.server.lag.duration", () => Largest(static c => c.Waiting.TotalSeconds), "s", "The longest that a write waits for its reader.");
    }

    private ConnectionTotals Totals()
    {
        lock (_closedLock)
            return _connections.All.Aggregate(_past, static (totals, connection) => totals.Plus(connection));
    }

    private static int CountStreams(IEnumerable<SseConnection> open) => open.SelectMany(static c => c.StreamIds).Distinct(StringComparer.Ordinal).Count();

    private T Largest<T>(Func<SseConnection, T> select)
        where T : struct => _connections.All.Select(select).DefaultIfEmpty().Max();

    private static Dictionary<string, long> ByName(string[] names, long[] counts) =>
        names.Skip(1).Zip(counts.Skip(1)).ToDictionary(static pair => pair.First, static pair => pair.Second, StringComparer.Ordinal);

    private static IEnumerable<Measurement<long>> Measure(string tag, string[] names, long[] counts) =>
        names.Select((name, i) => new Measurement<long>(Interlocked.Read(ref counts[i]), new KeyValuePair<string, object?>(tag, name))).Skip(1);
}
