namespace Sse.Primitives;

/// <summary>Limits over all streams of an <see cref="EventStreamRegistry"/>.</summary>
public sealed class EventStreamRegistryOptions
{
    /// <summary>
    /// The memory that all streams together may use, in bytes. Beyond it the oldest completed streams go first; then every
    /// stream above its fair share is trimmed to it. Default: 256 MiB.
    /// </summary>
    public long MaxTotalBytes { get; set; } = 256 * 1024 * 1024;

    /// <summary>How often limits that depend on time or on other streams are applied. Default: 5 seconds.</summary>
    public TimeSpan SweepInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The clock behind sweeps. Default: <see cref="TimeProvider.System"/>.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>What a stream keeps when it is created without options of its own. Default: see <see cref="EventStreamOptions"/>.</summary>
    public EventStreamOptions StreamDefaults { get; set; } = new();

    /// <summary>How the registry works with its stores; of no effect without any. Default: see <see cref="StreamStoreOptions"/>.</summary>
    public StreamStoreOptions StoreOptions { get; set; } = new();

    /// <summary>Throws when a value makes no sense.</summary>
    /// <exception cref="ArgumentException">The message names the property and the values it may have.</exception>
    public void Validate()
    {
        if (MaxTotalBytes <= 0)
            throw new ArgumentException($"{nameof(EventStreamRegistryOptions)}.{nameof(MaxTotalBytes)} must be at least 1 byte.", nameof(MaxTotalBytes));
        if (SweepInterval <= TimeSpan.Zero)
            throw new ArgumentException($"{nameof(EventStreamRegistryOptions)}.{nameof(SweepInterval)} must be more than zero.", nameof(SweepInterval));
        StreamDefaults.Validate();
        StoreOptions.Validate();
    }
}
