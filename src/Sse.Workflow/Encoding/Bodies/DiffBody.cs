namespace Sse.Workflow;

/// <summary><c>diff</c>: a change that was made or is proposed.</summary>
internal readonly struct DiffBody(string target, string op, string? before, string? after) : IEventBody
{
    public void Write(ref EventWriter writer)
    {
        writer.Text("target"u8, target);
        writer.Text("op"u8, op);
        writer.Text("before"u8, before);
        writer.Text("after"u8, after);
    }
}
