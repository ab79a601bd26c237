using System.Text.Json.Serialization;

namespace Sse.ContractService;

[JsonSerializable(typeof(ServiceStatus))]
[JsonSerializable(typeof(StartParameters))]
[JsonSerializable(typeof(Command))]
[JsonSerializable(typeof(CallbackMessage))]
[JsonSerializable(typeof(string))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class ServiceJson : JsonSerializerContext;
