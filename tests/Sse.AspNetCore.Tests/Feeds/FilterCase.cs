using System.Buffers;
using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Sse.Primitives;

namespace Sse.AspNetCore.Tests;

/// <summary>A filter, the stream it is applied to, and what happens to both.</summary>
internal sealed record FilterCase(int MaxEvents, bool HasState, string Query, IReadOnlyList<FilterStep> Steps, int Seed)
{
    private static readonly string[] Types = ["log", "metric", "problem", "step.finished"];
    private static readonly string[] Levels = ["trace", "debug", "information", "warning", "error", "critical"];

    /// <summary>Query strings that leave something out; the last of the types is one that never comes.</summary>
    public static Gen<string> Queries { get; } =
        from types in Gen.Elements<string[]>(["log"], ["problem"], ["metric", "log"], ["step.finished", "problem"], ["artifact"], Types)
        from level in Gen.Elements("", "&level=debug", "&level=warning", "&level=Critical")
        select $"?types={string.Join(',', types)}{level}";

    public EventFilter Filter
    {
        get
        {
            var http = new DefaultHttpContext();
            http.Request.QueryString = new QueryString(Query);
            EventFilter.TryParse(http.Request, out var filter).ShouldBeTrue();
            return filter.ShouldNotBeNull();
        }
    }

    /// <summary>The rule that the filter has to follow, told in another way.</summary>
    public bool Passes(string type, string data)
    {
        if (type == "workflow.finished")
            return true;
        var parts = Query[1..].Split('&').Select(p => p.Split('=')).ToDictionary(p => p[0], p => p[1]);
        if (!parts["types"].Split(',').Contains(type))
            return false;
        return type != "log" || !parts.TryGetValue("level", out var least)
            || Enum.Parse<LogLevel>(JsonDocument.Parse(data).RootElement.GetProperty("level").GetString()!, ignoreCase: true) >= Enum.Parse<LogLevel>(least, ignoreCase: true);
    }

    public EventStream CreateStream()
    {
        EventStream stream = null!;
        return stream = new EventStream("filtered", new EventStreamOptions
        {
            MaxEvents = MaxEvents,
            WriteSnapshot = !HasState ? null : output =>
            {
                output.Write("{}"u8);
                return stream.Head;
            },
        });
    }

    /// <summary>Appends an event of some kind; most are log lines.</summary>
    public static (long Sequence, string Type, string Data) Append(EventStream stream, Random random)
    {
        var type = Types[Math.Max(0, random.Next(-6, Types.Length))];
        var data = $$"""{"type":"{{type}}","tags":{"level":"critical"},"level":"{{Levels[random.Next(Levels.Length)]}}","message":"data: {{new string('x', random.Next(60))}}"}""";
        return (stream.Append(Encoding.UTF8.GetBytes(type), Encoding.UTF8.GetBytes(data)).Sequence, type, data);
    }
}
