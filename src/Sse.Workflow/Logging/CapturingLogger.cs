using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Sse.Workflow;

/// <summary>The logger of one category: its lines go into the workflow around the code, and nowhere outside of workflows.</summary>
internal sealed class CapturingLogger(string category, LogOptions options, Func<IExternalScopeProvider?> scopes) : ILogger
{
    public bool IsEnabled(LogLevel logLevel) =>
        logLevel != LogLevel.None
        && (logLevel >= options.CaptureLevel || logLevel >= options.KeepForFailure)
        && WorkflowContext.CurrentLogger is not null;

    // The factory keeps the scopes for all providers.
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel) || LogPlace.Current is not { } place || place.Writer.IsEnded || !PassesFilter(logLevel))
            return;
        var logs = place.Writer.Runtime.Logs;
        var entry = new LogEntry<TState>(logLevel, category, eventId, state, exception, formatter);
        logs.Write(entry, place, scopes(), keep: logLevel < options.CaptureLevel);
    }

    private bool PassesFilter(LogLevel level)
    {
        try
        {
            return options.Filter?.Invoke(category, level) ?? true;
        }
        catch (Exception)
        {
            return false;
        }
    }
}
