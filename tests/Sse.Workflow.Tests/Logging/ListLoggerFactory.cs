using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Sse.Workflow.Tests.Logging;

/// <summary>An ordinary log that remembers its lines, or throws.</summary>
internal sealed class ListLoggerFactory : ILoggerFactory, ILogger
{
    public ConcurrentQueue<string> Lines { get; } = [];

    public ConcurrentQueue<(LogLevel Level, EventId Id, Exception? Exception)> Entries { get; } = [];

    public bool Throws { get; set; }

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (Throws)
            throw new InvalidOperationException("boom");
        Lines.Enqueue(formatter(state, exception));
        Entries.Enqueue((logLevel, eventId, exception));
    }

    public void Dispose()
    {
    }
}
