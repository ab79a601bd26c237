using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Sse.Primitives;

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
        await TestLimit.UntilAsync(() => host.Server.GetStats().EventsSent == 6, "the events counted");

        var open = readings.Read();
        left.Dispose();
        await TestLimit.UntilAsync(() => host.Server.ActiveConnections == 1, "the reader left");
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

        public Readings(IMeterFactory factory)
        {
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == "Sse.AspNetCore" && ReferenceEquals(instrument.Meter.Scope, factory))
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
