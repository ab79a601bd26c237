using System.Text.Json.Serialization;

namespace Sse.Workflow.Tests.Redaction;

[JsonSerializable(typeof(Candidate))]
[JsonSerializable(typeof(Contact[]))]
[JsonSerializable(typeof(Plain))]
[JsonSerializable(typeof(Amount))]
internal sealed partial class PayloadContext : JsonSerializerContext;
