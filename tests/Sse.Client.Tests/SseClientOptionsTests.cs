namespace Sse.Client.Tests;

public sealed class SseClientOptionsTests
{
    public static TheoryData<string, Action<SseClientOptions>> Impossible => new()
    {
        { nameof(SseClientOptions.ReconnectionDelay), o => o.ReconnectionDelay = TimeSpan.FromSeconds(-1) },
        { nameof(SseClientOptions.MaxReconnectionDelay), o => o.MaxReconnectionDelay = TimeSpan.FromMilliseconds(1) },
        { nameof(SseClientOptions.MaxReconnectionDelay), o => o.MaxReconnectionDelay = TimeSpan.MaxValue },
        { nameof(SseClientOptions.MinReconnectionDelay), o => o.MinReconnectionDelay = TimeSpan.Zero },
        { nameof(SseClientOptions.MaxServerDelay), o => o.MaxServerDelay = TimeSpan.FromDays(100) },
        { nameof(SseClientOptions.HealthyAfter), o => o.HealthyAfter = TimeSpan.FromSeconds(-1) },
        { nameof(SseClientOptions.MaxAttempts), o => o.MaxAttempts = 0 },
        { nameof(SseClientOptions.IdleTimeout), o => o.IdleTimeout = TimeSpan.Zero },
        { nameof(SseClientOptions.MaxRedirects), o => o.MaxRedirects = -1 },
        { nameof(SseClientOptions.MaxEventBytes), o => o.MaxEventBytes = 0 },
        { nameof(SseClientOptions.MaxErrorBodyBytes), o => o.MaxErrorBodyBytes = -1 },
        { nameof(SseClientOptions.TimeProvider), o => o.TimeProvider = null! },
    };

    [Theory]
    [MemberData(nameof(Impossible), DisableDiscoveryEnumeration = true)]
    public void Validate_ImpossibleValue_NamesTheProperty(string property, Action<SseClientOptions> set)
    {
        var options = new SseClientOptions();
        set(options);

        Should.Throw<ArgumentException>(() => Clients.Create(options)).Message.ShouldContain(property);
    }

    [Fact]
    public void Validate_Extremes_ArePossible()
    {
        var options = new SseClientOptions
        {
            ReconnectionDelay = TimeSpan.Zero,
            MaxReconnectionDelay = TimeSpan.FromDays(24),
            MinReconnectionDelay = TimeSpan.FromDays(24),
            IdleTimeout = Timeout.InfiniteTimeSpan,
            MaxErrorBodyBytes = 0,
            MaxRedirects = 0,
        };

        Should.NotThrow(options.Validate);
    }
}
