namespace Sse.ContractService;

/// <summary>The event type a client should be ready for.</summary>
internal sealed record ListenCommand(string? Type);
