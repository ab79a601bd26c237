using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Sse.Workflow;

// The logger as an ordinary one: hand it to any code that takes an ILogger.
public sealed partial class EnhancedSseLogger : ILogger
{
    /// <summary>Whether a line of this level is shown (<see cref="LogOptions.OwnLevel"/>) or kept back (<see cref="LogOptions.KeepForFailure"/>).</summary>
    public bool IsEnabled(LogLevel logLevel) => _writer?.Runtime.Logs is { } logs && logs.IsWanted(logLevel, logs.Options.OwnLevel);

    /// <summary>Begins a scope that the lines written to workflow loggers carry until it is disposed.</summary>
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => _writer?.Runtime.Scopes.Push(state);

    /// <summary>Writes a line into the stream, in the step whose callback runs, else in the one begun last; and into the ordinary log.</summary>
    void ILogger.Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel))
            return;
        var runtime = _writer!.Runtime;
        var entry = new LogEntry<TState>(logLevel, "", eventId, state, exception, formatter);
        runtime.Logs.Write(entry, LogPlace.For(this), runtime.Scopes, runtime.Logs.IsKept(logLevel, runtime.Logs.Options.OwnLevel));
        runtime.Observer.Line(entry);
    }
}
