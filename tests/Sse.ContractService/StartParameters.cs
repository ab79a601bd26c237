namespace Sse.ContractService;

/// <summary>What a client is started with.</summary>
internal sealed record StartParameters
{
    public string? StreamUrl { get; init; }

    public string? CallbackUrl { get; init; }

    public string? Tag { get; init; }

    public int? InitialDelayMs { get; init; }

    public int? ReadTimeoutMs { get; init; }

    public string? LastEventId { get; init; }

    public Dictionary<string, string>? Headers { get; init; }

    public string? Method { get; init; }

    public string? Body { get; init; }

    /// <exception cref="ArgumentException">A required value is missing, or one makes no sense.</exception>
    public void Validate()
    {
        RequireHttp(StreamUrl, nameof(StreamUrl));
        RequireHttp(CallbackUrl, nameof(CallbackUrl));
        if (InitialDelayMs < 0)
            throw new ArgumentException($"{nameof(InitialDelayMs)} is negative.");
        if (ReadTimeoutMs <= 0)
            throw new ArgumentException($"{nameof(ReadTimeoutMs)} is not positive.");
    }

    private static void RequireHttp(string? url, string name)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            throw new ArgumentException($"{name} is no http or https URL.");
    }
}
