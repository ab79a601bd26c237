using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Playwright;

namespace DemoHost.Tests.Browser;

/// <summary>
/// The tasks of a page's main thread as the browser traces them: a whole turn of the event loop, with styles, layout and paint. Measured in
/// processor time, so that what else the machine does makes none longer.
/// </summary>
internal sealed class TaskTrace
{
    private readonly ICDPSession _session;
    private readonly ConcurrentQueue<JsonElement> _events = new();
    private readonly TaskCompletionSource _complete = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private TaskTrace(ICDPSession session)
    {
        _session = session;
        session.Event("Tracing.dataCollected").OnEvent += (_, data) =>
        {
            foreach (var e in data!.Value.GetProperty("value").EnumerateArray())
                _events.Enqueue(e.Clone());
        };
        session.Event("Tracing.tracingComplete").OnEvent += (_, _) => _complete.TrySetResult();
    }

    public static async Task<TaskTrace> StartAsync(IPage page)
    {
        var trace = new TaskTrace(await page.Context.NewCDPSessionAsync(page));
        await trace._session.SendAsync("Tracing.start", new() { ["categories"] = "-*,disabled-by-default-devtools.timeline", ["transferMode"] = "ReportEvents" });
        return trace;
    }

    /// <summary>Ends the trace.</summary>
    /// <returns>How long the tasks took, the longest first.</returns>
    public async Task<TimeSpan[]> StopAsync()
    {
        await _session.SendAsync("Tracing.end");
        await _complete.Task.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System);
        var mains = _events.Where(e => NameOf(e) == "thread_name" && e.GetProperty("args").GetProperty("name").GetString() == "CrRendererMain").Select(ThreadOf).ToHashSet();
        return [.. _events.Where(e => NameOf(e) == "RunTask" && mains.Contains(ThreadOf(e))).Select(ProcessorTimeOf).OrderDescending()];
    }

    private static string? NameOf(JsonElement e) => e.GetProperty("name").GetString();

    private static (long Process, long Thread) ThreadOf(JsonElement e) => (e.GetProperty("pid").GetInt64(), e.GetProperty("tid").GetInt64());

    private static TimeSpan ProcessorTimeOf(JsonElement e) => TimeSpan.FromMicroseconds(e.TryGetProperty("tdur", out var time) ? time.GetInt64() : 0);
}
