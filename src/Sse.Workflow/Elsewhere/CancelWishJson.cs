using System.Text.Json.Serialization;

namespace Sse.Workflow;

/// <summary>How <see cref="CancelWish"/> travels.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CancelWish))]
internal sealed partial class CancelWishJson : JsonSerializerContext;
