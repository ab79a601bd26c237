namespace Sse.Workflow;

/// <summary><c>cancel.requested</c>: who wants the run to stop, and why.</summary>
internal readonly struct CancelBody(string? by, string? reason) : IEventBody
{
    public void Write(ref EventWriter writer)
    {
        writer.Text("by"u8, by);
        writer.Text("reason"u8, reason);
    }
}
