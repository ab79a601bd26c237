namespace Sse.Workflow.Tests.Redaction;

internal sealed record Contact([property: Redact] string Email, string City);
