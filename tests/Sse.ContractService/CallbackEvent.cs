namespace Sse.ContractService;

/// <summary>An event as the client yielded it.</summary>
internal sealed record CallbackEvent(string Type, string Data, string Id);
