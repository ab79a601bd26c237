using Sse.Primitives;

namespace Sse.Workflow;

/// <summary>The stream of the logger nobody configured; made when somebody asks for it.</summary>
internal static class NoStream
{
    public static EventStream Instance { get; } = new("none");
}
