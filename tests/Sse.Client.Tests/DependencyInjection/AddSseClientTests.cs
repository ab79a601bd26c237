using Microsoft.Extensions.DependencyInjection;
using Sse.Client.Tests.Servers;
using Sse.Testing;

namespace Sse.Client.Tests.DependencyInjection;

public sealed class AddSseClientTests
{
    [Fact]
    public async Task AddSseClient_Resolved_ReadsThroughTheFactorysHandlers()
    {
        await using var server = await HttpServer.StartAsync((c, _) => c.AnswerAsync("data: x\n\n"));
        var services = new ServiceCollection();
        services.AddSseClient().ConfigureHttpClient(c => c.DefaultRequestHeaders.Add("X-From", "factory"));
        await using var provider = services.BuildServiceProvider();

        await provider.GetRequiredService<SseClient>().SubscribeAsync(new SseRequest(server.Uri)).TakeAsync(1);

        (await server.NextAsync())["X-From"].ShouldBe("factory");
    }

    [Fact]
    public async Task AddSseClient_EveryAttempt_AsksTheFactoryAnew()
    {
        await using var server = await HttpServer.StartAsync((c, _) => c.AnswerAsync("data: x\n\n"));
        int created = 0;
        var services = new ServiceCollection();
        services.AddSseClient(o => o.MinReconnectionDelay = TimeSpan.FromMilliseconds(1)).ConfigureHttpClient(_ => created++);
        services.Configure<SseClientOptions>(o => o.ReconnectionDelay = TimeSpan.Zero);
        await using var provider = services.BuildServiceProvider();

        await provider.GetRequiredService<SseClient>().SubscribeAsync(new SseRequest(server.Uri)).TakeAsync(3);

        created.ShouldBe(3);
    }

    [Fact]
    public async Task AddSseClient_RegisteredClock_IsUsed()
    {
        await using var server = await HttpServer.StartAsync((c, n) => n == 1 ? c.StatusAsync(503) : c.AnswerAsync("data: x\n\n"));
        var clock = new ManualTimeProvider();
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(clock);
        services.AddSseClient(o => (o.MinReconnectionDelay, o.IdleTimeout) = (TimeSpan.FromHours(1), Timeout.InfiniteTimeSpan));
        await using var provider = services.BuildServiceProvider();
        var reading = provider.GetRequiredService<SseClient>().SubscribeAsync(new SseRequest(server.Uri)).TakeAsync(1);

        await clock.AdvanceUntilAsync(TimeSpan.FromMinutes(30), reading);

        server.Count.ShouldBe(2);
    }

    [Fact]
    public void AddSseClient_ImpossibleOption_FailsWhenResolved()
    {
        var services = new ServiceCollection();
        services.AddSseClient(o => o.MaxAttempts = -1);
        using var provider = services.BuildServiceProvider();

        Should.Throw<ArgumentException>(() => provider.GetRequiredService<SseClient>()).Message.ShouldContain("MaxAttempts");
    }

    [Fact]
    public void AddSseClient_Twice_RegistersOneClient()
    {
        var services = new ServiceCollection();
        services.AddSseClient();
        services.AddSseClient();

        services.Count(s => s.ServiceType == typeof(SseClient)).ShouldBe(1);
    }
}
