namespace Sse.Workflow.Tests.Redaction;

internal sealed record Plain(string Name, List<int> Numbers, Plain? Next);
