using System.Text.Json.Serialization;

namespace Sse.Primitives.Tests.Wire;

[JsonSerializable(typeof(Sample))]
[JsonSerializable(typeof(RawText))]
internal sealed partial class SampleJson : JsonSerializerContext;
