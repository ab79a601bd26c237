namespace DemoHost.BulkCheck;

/// <summary>How the embedded directory behaves: as slow and as unreliable as the service it stands for, if that is what you want to see.</summary>
public sealed class ProfileDirectoryOptions
{
    /// <summary>The least time a search takes. Default: 20 ms.</summary>
    public TimeSpan MinLatency { get; set; } = TimeSpan.FromMilliseconds(20);

    /// <summary>The most time a search takes; the address decides where between the two, so that runs can be repeated. Default: 120 ms.</summary>
    public TimeSpan MaxLatency { get; set; } = TimeSpan.FromMilliseconds(120);

    /// <summary>The share of searches that fail, from 0 to 1; the address decides which. Default: 0.</summary>
    public double FailureRate { get; set; }

    /// <summary>Throws when a value makes no sense.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The message names the property.</exception>
    public void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(MinLatency, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxLatency, MinLatency);
        ArgumentOutOfRangeException.ThrowIfLessThan(FailureRate, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(FailureRate, 1);
    }
}
