using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Sse.Primitives;
using Sse.Testing;

namespace Sse.AspNetCore.Tests;

public sealed class InstrumentTests
{
    private readonly EventStream _stream = Streams.Filled(3);

    [Fact]
    public async Task Meter_ConnectionsOpenAndClosed_AreCountedOnce()
    {
        await using var host = await TestHost.StartAsync(app => app.MapSse("/s", _ => _stream));
        using var readings = new Readings(host.App.Services.GetRequiredService<IMeterFactory>());
        var left = await host.OpenAsync("/s", "foreign-1");
        await left.TakeAsync(4);
        using var reader = await host.OpenAsync("/s");
        await reader.TakeAsync(3);
        await Eventually.HoldsAsync(() => host.Server.GetStats().EventsSent == 6, "the events counted");

        var open = readings.Read();
        left.Dispose();
        await Eventually.HoldsAsync(() => host.Server.ActiveConnections == 1, "the reader left");
        var later = readings.Read();

        open["sse.server.active_connections"].ShouldBe(2);
        open["sse.server.active_streams"].ShouldBe(1);
        open["sse.server.events"].ShouldBe(6);
        open["sse.server.gaps"].ShouldBe(1);
        open["sse.server.connections"].ShouldBe(2);
        open["sse.server.replays"].ShouldBeGreaterThan(0);
        later["sse.server.active_connections"].ShouldBe(1);
        later["sse.server.events"].ShouldBe(6, "what closed connections sent is kept");
        later["sse.server.bytes"].ShouldBe(open["sse.server.bytes"]);
        later["sse.server.drops client"].ShouldBe(1);
    }

    [Fact]
    public async Task Meter_IdleRefusedAndStuckReaders_AreTold()
    {
        var time = new ManualTimeProvider();
        var stream = Streams.Filled(3, new EventStreamOptions { MaxBytes = 64 * 1024 * 1024 });
        await using var host = await TestHost.StartAsync(app => app.MapSse("/s", _ => stream), services => services.AddSse(o =>
        {
            o.TimeProvider = time;
            o.MaxConnections = 2;
        }));
        using var readings = new Readings(host.App.Services.GetRequiredService<IMeterFactory>());
        using var stuck = await RawConnection.OpenAsync(host.Address, "/s");
        await stuck.ReadUntilAsync("retry:");
        using var reader = await host.OpenAsync("/s");
        await reader.TakeAsync(3);
        (await host.Client.GetAsync("/s")).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        await Eventually.HoldsAsync(() =>
        {
            time.Advance(TimeSpan.FromSeconds(15));
            return host.Server.GetStats().Heartbeats >= 2;
        }, "heartbeats");
        var line = new string('x', 8_000);
        for (var i = 0; i < 4_000; i++)
            stream.Add(line);
        await reader.TakeAsync(4_000);
        var lagging = readings.Read();
        await Eventually.HoldsAsync(() =>
        {
            time.Advance(TimeSpan.FromSeconds(1));
            lagging = readings.Read();
            return lagging["sse.server.lag.duration"] >= 15;
        }, "a write that waits");
        await Eventually.HoldsAsync(() =>
        {
            time.Advance(TimeSpan.FromSeconds(1));
            return host.Server.ActiveConnections == 1;
        }, "the slow reader dropped");
        var dropped = readings.Read();

        lagging["sse.server.heartbeats"].ShouldBeGreaterThanOrEqualTo(2);
        lagging["sse.server.rejections full"].ShouldBe(1);
        lagging["sse.server.lag.events"].ShouldBeGreaterThan(100);
        lagging["sse.server.lag.duration"].ShouldBeInRange(15, 20);
        dropped["sse.server.lag.events"].ShouldBe(0);
        dropped["sse.server.drops slow"].ShouldBe(1);
        dropped["sse.server.connection.duration slow"].ShouldBeGreaterThan(30);
    }

    [Fact]
    public async Task Meter_EveryInstrument_IsNamedByConventionAndListedInTheDocumentation()
    {
        await using var host = await TestHost.StartAsync(app => app.MapSse("/s", _ => _stream));
        using var readings = new Readings(host.App.Services.GetRequiredService<IMeterFactory>());
        var documentation = await File.ReadAllTextAsync(Path.Combine(RepositoryRoot.Path, "docs", "serving-streams.md"));

        readings.Instruments.Count.ShouldBe(13);
        foreach (var instrument in readings.Instruments)
        {
            // Lower case, words joined by underscores, namespaces by dots; a unit in UCUM notation.
            instrument.Name.ShouldMatch("^sse\\.server(\\.[a-z]+(_[a-z]+)*)+$");
            instrument.Unit.ShouldNotBeNull().ShouldMatch("^(s|By|\\{[a-z]+\\})$");
            documentation.ShouldContain($"`{instrument.Name}`");
            documentation.ShouldContain($"`{instrument.Unit}`");
        }
    }

    [Fact]
    public async Task HealthCheck_FullOrStoppingServer_IsReported()
    {
        await using var host = await TestHost.StartAsync(app => app.MapSse("/s", _ => _stream), services =>
        {
            services.AddSse(o => o.MaxConnections = 1);
            services.AddHealthChecks().AddSse(tags: ["ready"]);
        });
        var health = host.App.Services.GetRequiredService<HealthCheckService>();

        (await health.CheckHealthAsync(check => check.Tags.Contains("ready"))).Entries.ShouldHaveSingleItem().Value.Status.ShouldBe(HealthStatus.Healthy);
        using var reader = await host.OpenAsync("/s");
        (await health.CheckHealthAsync()).Status.ShouldBe(HealthStatus.Degraded);
        host.App.Lifetime.StopApplication();
        (await health.CheckHealthAsync()).Status.ShouldBe(HealthStatus.Unhealthy);
    }

    [Fact]
    public async Task SelfCheck_Development_SendsTicksAndAPage()
    {
        await using var host = await TestHost.StartAsync(app => app.MapSseSelfCheck());
        using var reader = await host.OpenAsync("/sse-check");
        var events = await reader.ReadToEndAsync();

        events.Select(e => e.Type).ShouldBe([.. Enumerable.Repeat("tick", 8), "done"]);
        host.Client.DefaultRequestHeaders.Add("Accept", "text/html");
        (await host.Client.GetStringAsync("/sse-check")).ShouldContain("EventSource");
    }

    private sealed class Readings : IDisposable
    {
        private readonly MeterListener _listener = new();
        private readonly ConcurrentDictionary<string, double> _values = new();

        public List<Instrument> Instruments { get; } = [];

        public Readings(IMeterFactory factory)
        {
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name != "Sse.AspNetCore" || !ReferenceEquals(instrument.Meter.Scope, factory))
                    return;
                Instruments.Add(instrument);
                listener.EnableMeasurementEvents(instrument);
            };
            _listener.SetMeasurementEventCallback<int>((i, value, tags, _) => Set(i, value, tags));
            _listener.SetMeasurementEventCallback<long>((i, value, tags, _) => Set(i, value, tags));
            _listener.SetMeasurementEventCallback<double>((i, value, tags, _) => Set(i, value, tags));
            _listener.Start();
        }

        public Dictionary<string, double> Read()
        {
            _listener.RecordObservableInstruments();
            return new(_values);
        }

        public void Dispose() => _listener.Dispose();

        private void Set(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
            _values[tags.IsEmpty ? instrument.Name : $"{instrument.Name} {tags[0].Value}"] = value;
    }
}
