using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Sse.Workflow.Tests;

/// <summary>Keeps what is written to the ordinary log; or fails at everything, as a broken provider would.</summary>
internal sealed class LogLines(bool isBroken = false) : ILoggerFactory, ILogger
{
    public ConcurrentQueue<(int Id, LogLevel Level, string Text, Exception? Exception)> Lines { get; } = new();

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public void Dispose()
    {
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => isBroken ? throw new InvalidOperationException("broken") : null;

    public bool IsEnabled(LogLevel logLevel) => isBroken ? throw new InvalidOperationException("broken") : true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (isBroken)
            throw new InvalidOperationException("broken");
        Lines.Enqueue((eventId.Id, logLevel, formatter(state, exception), exception));
    }
}
