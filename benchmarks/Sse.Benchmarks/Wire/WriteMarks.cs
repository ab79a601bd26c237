using System.Buffers;
using System.Net.ServerSentEvents;
using System.Text.Json;
using Sse.Benchmarks.Marks;
using Sse.Primitives;

namespace Sse.Benchmarks.Wire;

/// <summary>Frames written: ready strings against the framework's formatter, and what a frame costs on top of its JSON.</summary>
public sealed class WriteMarks : IMarkSource
{
    private const int Events = 20_000;

    // The buffer is sent now and then, so that it stays in the processor's cache.
    private const int SentEvery = 64;

    private static readonly Progress s_progress = new(
        "step.progress", "cv-2024-000123", "2025-01-01T12:00:00.123Z", 48_211, "s17", "p1", 42, 61.5, 1234, 20_000, "rows", "Checking the rows of the uploaded file");
    private readonly ArrayBufferWriter<byte> _output = new(64 * 1024);

    public IEnumerable<Mark> Marks()
    {
        string text = JsonSerializer.Serialize(s_progress, BenchmarkJson.Default.Progress);
        yield return Strings("token", new("{\"t\":\"word\"}", "token"));
        yield return Strings("workflow", new(text, "step.progress") { EventId = "7f3k9q-12345" });
        yield return new("wire.write", "json frame", Contender.Of("WriteJson", Events, Frames), Contender.Of("the JSON alone", Events, Json),
            new() { CostAtMost = 1.1, BytesAtMost = 0 });
    }

    private Mark Strings(string name, SseItem<string> item) =>
        new("wire.write", $"{name} strings", Contender.Of("WriteEvent", Events, () => Written(item)),
            new("SseFormatter", Events, () => FormattedAsync(item)), new() { TimesFaster = 3.5, BytesAtMost = 0 });

    private long Written(SseItem<string> item)
    {
        for (int i = 0; i < Events; i++)
        {
            Send(i);
            SseWriter.WriteEvent(_output, item.Data, item.EventType, item.EventId);
        }

        return Events;
    }

    private async ValueTask<long> FormattedAsync(SseItem<string> item)
    {
        await SseFormatter.WriteAsync(RepeatAsync(item), Stream.Null);
        return Events;
    }

    private long Frames()
    {
        for (int i = 0; i < Events; i++)
        {
            Send(i);
            SseWriter.WriteJson(_output, s_progress, BenchmarkJson.Default.Progress, "step.progress", "7f3k9q-12345");
        }

        return Events;
    }

    private long Json()
    {
        using var json = new Utf8JsonWriter(_output, new() { SkipValidation = true });
        for (int i = 0; i < Events; i++)
        {
            Send(i);
            json.Reset();
            JsonSerializer.Serialize(json, s_progress, BenchmarkJson.Default.Progress);
        }

        return Events;
    }

    private void Send(int i)
    {
        if (i % SentEvery == 0)
            _output.ResetWrittenCount();
    }

    // Always there: what is measured is the formatter, not the waiting for items.
    private static async IAsyncEnumerable<SseItem<string>> RepeatAsync(SseItem<string> item)
    {
        await ValueTask.CompletedTask;
        for (int i = 0; i < Events; i++)
            yield return item;
    }
}
