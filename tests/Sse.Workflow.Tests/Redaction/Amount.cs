namespace Sse.Workflow.Tests.Redaction;

internal sealed record Amount(int Value, [property: Redact] int Secretly);
