using System.Text.Json.Serialization;

namespace Sse.Benchmarks.Wire;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, PropertyNameCaseInsensitive = false)]
[JsonSerializable(typeof(Progress))]
internal sealed partial class BenchmarkJson : JsonSerializerContext;
