using System.Net.ServerSentEvents;
using System.Text;
using System.Text.Json;
using Sse.Benchmarks.Marks;
using Sse.Primitives;

namespace Sse.Benchmarks.Wire;

/// <summary>Events read as JSON straight from the bytes: no string is made on the way.</summary>
public sealed class TypedMarks : IMarkSource
{
    private static readonly WireInput s_input = Make();

    public IEnumerable<Mark> Marks()
    {
        yield return new("wire.typed", "progress", new("ReadAllAsync<T>", s_input.Events, OursAsync), new("SseParser<T>", s_input.Events, TheirsAsync),
            new() { CostAtMost = 1, AllocationAtMost = 1 });
    }

    private static async ValueTask<long> OursAsync()
    {
        long sum = 0;
        await using var reader = new SseReader(new ArrivingStream(s_input));
        await foreach (var item in reader.ReadAllAsync(BenchmarkJson.Default.Progress))
            sum += item.Data.Done;
        return sum;
    }

    private static async ValueTask<long> TheirsAsync()
    {
        long sum = 0;
        var parser = SseParser.Create(new ArrivingStream(s_input), static (_, data) => JsonSerializer.Deserialize(data, BenchmarkJson.Default.Progress)!);
        await foreach (var item in parser.EnumerateAsync())
            sum += item.Data.Done;
        return sum;
    }

    private static WireInput Make()
    {
        var text = new StringBuilder();
        const int count = 1000;
        for (int i = 0; i < count; i++)
        {
            var progress = new Progress(
                "step.progress", "cv-2024-000123", "2025-01-01T12:00:00.123Z", i * 7, "s17", "p1", i, i % 100, i, count, "rows", "Checking the rows of the uploaded file");
            text.Append("id: 7f3k9q-").Append(i).Append("\nevent: step.progress\ndata: ")
                .Append(JsonSerializer.Serialize(progress, BenchmarkJson.Default.Progress)).Append("\n\n");
        }

        return new("typed", Encoding.UTF8.GetBytes(text.ToString()), 20, 20 * count);
    }
}
