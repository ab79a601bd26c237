using Microsoft.Extensions.Logging;

namespace Sse.Workflow;

/// <summary><c>log</c>: a line of text.</summary>
internal readonly struct LogBody(in LogLine line, bool late = false, TimeSpan? keptAt = null) : IEventBody
{
    private readonly LogLine _line = line;

    /// <summary>A line of the workflow itself.</summary>
    public LogBody(LogLevel level, string message)
        : this(new LogLine(level, message, null, default))
    {
    }

    public void Write(ref EventWriter writer)
    {
        writer.Text("level"u8, _line.Level.WireName());
        writer.Text("message"u8, _line.Message);
        writer.Text("category"u8, _line.Category);
        writer.Fields(_line.Fields.Span);
        if (late)
            writer.Bool("late"u8, true);
        writer.Number("at"u8, keptAt is { } at ? (long?)at.TotalMilliseconds : null);
    }
}
