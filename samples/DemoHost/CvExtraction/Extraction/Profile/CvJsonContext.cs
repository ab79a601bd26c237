using System.Text.Json.Serialization;

namespace DemoHost.CvExtraction;

/// <summary>Writes and reads profiles without reflection, property names in camelCase.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.Never,
    PropertyNameCaseInsensitive = true)]
[JsonSerializable(typeof(CvProfile))]
[JsonSerializable(typeof(CvStageOutcome))]
public sealed partial class CvJsonContext : JsonSerializerContext;
