using Microsoft.Extensions.Logging;

namespace Sse.Workflow.Tests.Redaction;

/// <summary>An ordinary log that is a file: message, arguments, exception.</summary>
internal sealed class FileLog(string path) : ILoggerProvider, ILogger
{
    private readonly Lock _lock = new();

    public ILogger CreateLogger(string categoryName) => this;

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var arguments = state is IEnumerable<KeyValuePair<string, object?>> pairs ? string.Join(", ", pairs) : "";
        lock (_lock)
            File.AppendAllText(path, $"{logLevel} {eventId.Id} {formatter(state, exception)} {arguments} {exception}\n");
    }

    public void Dispose()
    {
    }
}
