using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Sse.Workflow;

/// <summary>
/// Takes a line from a logger into a stream. Formatters, arguments and scopes are code of the user: they run here, before
/// the workflow's lock, and what they throw costs the line its detail, nothing else.
/// </summary>
internal sealed class LogIntake(SseWorkflowOptions options, TextGuard texts)
{
    private const int KeptBuffer = 16 * 1024;

    // In use while it is null: a formatter that logs again gets a buffer of its own.
    [ThreadStatic]
    private static byte[]? t_fields;

    private readonly LogFields _fields = new(texts, options.Logs.IncludeScopes);
    private readonly bool _showExceptions = options.IncludeExceptionMessages;

    public LogOptions Options { get; } = options.Logs;

    /// <summary>Whether a line below <paramref name="shownFrom"/> is to be kept back.</summary>
    public bool IsKept(LogLevel level, LogLevel shownFrom) => level < shownFrom && Options.KeepForFailure <= level;

    /// <summary>Whether a line is written or kept back.</summary>
    public bool IsWanted(LogLevel level, LogLevel? shownFrom) =>
        level != LogLevel.None && shownFrom is { } from && (level >= from || Options.KeepForFailure <= level);

    /// <summary>Writes a line, or keeps it back for the case that the run fails.</summary>
    public void Write<TState>(in LogEntry<TState> entry, in LogPlace place, IExternalScopeProvider? scopes, bool keep)
    {
        var lines = keep ? 0 : place.Node.CountLogLine();
        if (lines > Options.MaxLinesPerStep)
        {
            if (lines == Options.MaxLinesPerStep + 1)
                WriteNote(place);
            return;
        }
        var fields = EventWriter.Over(TakeBuffer());
        var message = Render(ref fields, entry, scopes);
        var line = new LogLine(entry.LogLevel, message, string.IsNullOrEmpty(entry.Category) ? null : entry.Category, fields.Buffer.AsMemory(0, fields.Length));
        if (keep)
            place.Writer.Keep(place.Node, line);
        else
            place.Writer.Publish(EventKind.Log, place.Node, new LogBody(line, place.IsLate));
        t_fields = fields.Buffer.Length <= KeptBuffer ? fields.Buffer : null;
    }

    private string Render<TState>(ref EventWriter fields, in LogEntry<TState> entry, IExternalScopeProvider? scopes)
    {
        try
        {
            var message = entry.Formatter?.Invoke(entry.State, entry.Exception) ?? entry.State?.ToString() ?? "";
            if (entry.State is IReadOnlyList<KeyValuePair<string, object?>> arguments)
                message = _fields.WriteArguments(ref fields, arguments, message);
            LogFields.WriteEventId(ref fields, entry.EventId);
            fields.Text("errorType"u8, entry.Exception?.GetType().Name);
            if (_showExceptions)
                fields.Text("error"u8, texts.Show(entry.Exception?.Message));
            if (scopes is not null)
                _fields.WriteScopes(ref fields, scopes);
            return texts.Show(message, "");
        }
        catch (Exception)
        {
            fields.Reset();
            return "[a line that cannot be formatted]";
        }
    }

    private static byte[] TakeBuffer()
    {
        var buffer = t_fields ?? new byte[1024];
        t_fields = null;
        return buffer;
    }

    private void WriteNote(in LogPlace place)
    {
        var note = $"This step wrote more than {Options.MaxLinesPerStep} lines: the rest is left out.";
        place.Writer.Publish(EventKind.Log, place.Node, new LogBody(new LogLine(LogLevel.Warning, note, WorkflowRuntime.LogCategory, default), place.IsLate));
    }
}
