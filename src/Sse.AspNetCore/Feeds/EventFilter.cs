using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Sse.AspNetCore;

/// <summary>
/// What one reader wants to see of a workflow: <c>?types=step.finished,problem</c> and <c>?level=warning</c>, which concerns
/// <c>log</c> events alone. Control frames and the terminal event always pass, so that every reader sees gaps and the end.
/// </summary>
internal sealed class EventFilter
{
    /// <summary>For a request that breaks it.</summary>
    public const string LevelRule = "'level' is one of: trace, debug, information, warning, error, critical.";

    private readonly byte[][]? _types;
    private readonly LogLevel _level;

    private EventFilter(byte[][]? types, LogLevel level) => (_types, _level) = (types, level);

    /// <summary>Reads the filter of a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="filter">The filter; null when everything passes.</param>
    /// <returns>False when the level is none.</returns>
    public static bool TryParse(HttpRequest request, out EventFilter? filter)
    {
        var types = request.Query["types"].ToString();
        var level = request.Query["level"].ToString();
        var minimum = LogLevel.Trace;
        filter = null;
        if (level.Length > 0 && !(char.IsAsciiLetter(level[0]) && Enum.TryParse(level, ignoreCase: true, out minimum)))
            return false;
        var names = types.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (names.Length > 0 || minimum > LogLevel.Trace)
            filter = new EventFilter(names.Length > 0 ? [.. names.Select(Encoding.UTF8.GetBytes)] : null, minimum);
        return true;
    }

    public bool Passes(ReadOnlySpan<byte> frame)
    {
        var type = FrameSplitter.TypeOf(frame);
        if (type.StartsWith("stream."u8) || type.SequenceEqual("workflow.finished"u8))
            return true;
        return IsWanted(type) && (_level == LogLevel.Trace || !type.SequenceEqual("log"u8) || LevelOf(FrameSplitter.DataOf(frame)) >= _level);
    }

    private bool IsWanted(ReadOnlySpan<byte> type)
    {
        if (_types is null)
            return true;
        foreach (var wanted in _types)
        {
            if (type.SequenceEqual(wanted))
                return true;
        }
        return false;
    }

    /// <summary>The <c>level</c> of a <c>log</c> event; the highest when it cannot be read, so that nothing is lost.</summary>
    private static LogLevel LevelOf(ReadOnlySpan<byte> data)
    {
        try
        {
            var json = new Utf8JsonReader(data);
            while (json.Read())
            {
                if (json is not { TokenType: JsonTokenType.PropertyName, CurrentDepth: 1 } || !json.ValueTextEquals("level"u8))
                    continue;
                json.Read();
                return Enum.TryParse<LogLevel>(json.GetString(), ignoreCase: true, out var level) ? level : LogLevel.None;
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Not a log event as this SDK writes it.
        }
        return LogLevel.None;
    }
}
