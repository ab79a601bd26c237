namespace Sse.Workflow;

/// <summary><c>validation</c>: the state of one rule of a checklist.</summary>
internal readonly struct ValidationBody(string rule, string status, string? message) : IEventBody
{
    public void Write(ref EventWriter writer)
    {
        writer.Text("rule"u8, rule);
        writer.Text("status"u8, status);
        writer.Text("message"u8, message);
    }
}
