using System.Text.Json.Serialization;

namespace Sse.Client.Tests;

[JsonSerializable(typeof(Price))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class TestJson : JsonSerializerContext;
