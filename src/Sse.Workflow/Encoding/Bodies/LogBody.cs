using Microsoft.Extensions.Logging;

namespace Sse.Workflow;

/// <summary><c>log</c>: a line of text.</summary>
internal readonly struct LogBody(in LogLine line, bool late = false, TimeSpan? keptAt = null) : IEventBody
{
    private readonly LogLine _line = line;

    public LogBody(LogLevel level, string message, string? category)
        : this(new LogLine(level, message, category, default))
    {
    }

    public void Write(ref EventWriter writer)
    {
        writer.Text("level"u8, LevelNames.WireName(_line.Level));
        writer.Text("message"u8, _line.Message);
        writer.Text("category"u8, _line.Category);
        writer.Fields(_line.Fields.Span);
        if (late)
            writer.Bool("late"u8, true);
        writer.Number("at"u8, keptAt is { } at ? (long?)at.TotalMilliseconds : null);
    }
}
