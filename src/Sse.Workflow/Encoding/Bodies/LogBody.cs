using Microsoft.Extensions.Logging;

namespace Sse.Workflow;

/// <summary><c>log</c>: a line of text.</summary>
internal readonly struct LogBody(LogLevel level, string message, string? category) : IEventBody
{
    public void Write(ref EventWriter writer)
    {
        writer.Text("level"u8, LevelNames.WireName(level));
        writer.Text("message"u8, message);
        writer.Text("category"u8, category);
    }
}
