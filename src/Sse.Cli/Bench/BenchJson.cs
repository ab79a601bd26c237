using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sse.Cli.Bench;

/// <summary>The JSON of a report, written without reflection.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(BenchReport))]
internal sealed partial class BenchJson : JsonSerializerContext;
