namespace DemoHost.Playground;

/// <summary>What visitors may do. Together the limits bound the memory: at most <see cref="MaxStreams"/> × <see cref="MaxStreamBytes"/>.</summary>
public sealed class PlaygroundOptions
{
    /// <summary>The most streams; one more, and the one used longest ago is ended. Default: 200.</summary>
    public int MaxStreams { get; set; } = 200;

    /// <summary>The most events that a stream keeps. Default: 200.</summary>
    public int MaxEvents { get; set; } = 200;

    /// <summary>The most bytes that a stream keeps. Default: 256 KiB.</summary>
    public int MaxStreamBytes { get; set; } = 256 * 1024;

    /// <summary>The largest body of an event, in bytes. Default: 16 KiB.</summary>
    public int MaxEventBytes { get; set; } = 16 * 1024;

    /// <summary>Throws when a value makes no sense.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The message names the property.</exception>
    public void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxStreams, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxEvents, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxStreamBytes, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxEventBytes, 1);
        // A line break becomes a line of its own, "data: " included; the stream takes no event above a MiB.
        ArgumentOutOfRangeException.ThrowIfGreaterThan(MaxEventBytes, 128 * 1024);
    }
}
