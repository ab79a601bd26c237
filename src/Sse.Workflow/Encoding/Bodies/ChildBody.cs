namespace Sse.Workflow;

/// <summary><c>child.started</c>: another workflow that this one started.</summary>
internal readonly struct ChildBody(string childId, string name) : IEventBody
{
    public void Write(ref EventWriter writer)
    {
        writer.Text("childId"u8, childId);
        writer.Text("name"u8, name);
    }
}
