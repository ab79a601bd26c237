using Microsoft.Extensions.Logging;

namespace Sse.Workflow;

/// <summary>The names of log levels on the wire.</summary>
internal static class LevelNames
{
    public static string WireName(this LogLevel level) => level switch
    {
        LogLevel.Trace => "trace",
        LogLevel.Debug => "debug",
        LogLevel.Information => "information",
        LogLevel.Warning => "warning",
        LogLevel.Error => "error",
        LogLevel.Critical => "critical",
        _ => "none",
    };
}
