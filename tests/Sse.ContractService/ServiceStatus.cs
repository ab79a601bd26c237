namespace Sse.ContractService;

/// <summary>What the service answers when asked whether it is there.</summary>
internal sealed record ServiceStatus(string Name, IReadOnlyList<string> Capabilities);
