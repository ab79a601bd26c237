namespace Sse.Workflow.Tests.Redaction;

internal sealed record Candidate(string Name, [property: Redact] int Salary, Contact Contact);
