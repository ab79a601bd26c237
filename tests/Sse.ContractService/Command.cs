using System.Text.Json.Serialization;

namespace Sse.ContractService;

/// <summary>What a running client is told.</summary>
internal sealed record Command([property: JsonPropertyName("command")] string? Name, ListenCommand? Listen);
