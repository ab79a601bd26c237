using Microsoft.Extensions.Logging;

namespace Sse.Benchmarks.Workflow;

/// <summary>Formats every line, as a provider that writes text has to, and keeps none.</summary>
internal sealed class FormattingProvider : ILoggerProvider, ILogger
{
    public long Count { get; private set; }

    public ILogger CreateLogger(string categoryName) => this;

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Count += Math.Sign(formatter(state, exception).Length);

    public void Dispose()
    {
    }
}
