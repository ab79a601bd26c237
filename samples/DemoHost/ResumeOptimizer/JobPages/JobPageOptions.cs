namespace DemoHost.ResumeOptimizer;

/// <summary>Whether and how job pages are fetched. What a visitor names is fetched from inside the network, so all of it is off by default.</summary>
public sealed class JobPageOptions
{
    /// <summary>Whether <c>job_url</c> is fetched at all. Default: false.</summary>
    public bool Enabled { get; set; }

    /// <summary>The hosts that may be asked; a leading dot stands for all below: <c>.example.com</c>. Default: none, which allows every public host.</summary>
    public IList<string> AllowedHosts { get; } = [];

    /// <summary>The ports that may be asked. Default: 80 and 443.</summary>
    public IList<int> AllowedPorts { get; } = [];

    /// <summary>The largest page, in bytes, after decompression. Default: 1 MiB.</summary>
    public int MaxBytes { get; set; } = 1024 * 1024;

    /// <summary>How long a page may take, redirects included. Default: 10 seconds.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The most redirects. Default: 3.</summary>
    public int MaxRedirects { get; set; } = 3;

    /// <summary>Throws when a value makes no sense.</summary>
    /// <exception cref="ArgumentException">The message names the property.</exception>
    public void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxBytes, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(Timeout, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfNegative(MaxRedirects);
    }

    internal bool AllowsPort(int port) => AllowedPorts.Count == 0 ? port is 80 or 443 : AllowedPorts.Contains(port);

    internal bool AllowsHost(string host) => AllowedHosts.Count == 0 || AllowedHosts.Any(allowed =>
        allowed.StartsWith('.') ? host.EndsWith(allowed, StringComparison.OrdinalIgnoreCase) : host.Equals(allowed, StringComparison.OrdinalIgnoreCase));
}
