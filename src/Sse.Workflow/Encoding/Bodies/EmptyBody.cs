namespace Sse.Workflow;

/// <summary>Nothing behind the envelope.</summary>
internal readonly struct EmptyBody : IEventBody
{
    public void Write(ref EventWriter writer)
    {
    }
}
