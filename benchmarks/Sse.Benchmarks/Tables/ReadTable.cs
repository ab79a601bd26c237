using System.Globalization;
using Sse.Benchmarks.Marks;
using Sse.Benchmarks.Wire;
using Sse.Primitives;

namespace Sse.Benchmarks.Tables;

/// <summary>Every way to read the four inputs, with the limits of the machine, as Markdown.</summary>
public static class ReadTable
{
    public static async Task WriteAsync(TextWriter output)
    {
        var measurement = new PairedMeasurement(TimeSpan.FromMilliseconds(350), rounds: 25);
        foreach (var input in WireInput.All)
        {
            double bytes = (double)input.Bytes.Length * input.Times / input.Events;
            await output.WriteLineAsync(Text($"\n## {input.Name}: {bytes:0} bytes an event\n\n| reader | ns an event | MB/s | bytes allocated |\n|---|---:|---:|---:|"));
            foreach (var contender in Contenders(input))
            {
                var cost = (await measurement.RunAsync(contender, null, Clock.Cpu)).Ours;
                await output.WriteLineAsync(Text($"| {contender.Name} | {cost.Nanoseconds:0.0} | {bytes / cost.Nanoseconds * 1000:0} | {cost.Bytes:0} |"));
            }
        }
    }

    private static IEnumerable<Contender> Contenders(WireInput input) =>
    [
        Contender.Of("`SseFrameParser`, whole", input.Events, () => OurReader.Span(input)),
        new("`SseReader` frames, stream", input.Events, () => OurReader.FramesAsync(new SseReader(new ArrivingStream(input)))),
        new("`SseReader` frames, pipe", input.Events, () => OurReader.FramesAsync(new SseReader(new ArrivingPipe(input)))),
        new("`SseReader` items, stream", input.Events, () => OurReader.ItemsAsync(new SseReader(new ArrivingStream(input)))),
        Contender.Of("`SseParser<int>`, whole", input.Events, () => InBoxReader.Lengths(new ArrivingStream(input, int.MaxValue))),
        new("`SseParser<int>`, stream", input.Events, () => InBoxReader.LengthsAsync(new ArrivingStream(input))),
        new("`SseParser<string>`, stream", input.Events, () => InBoxReader.StringsAsync(new ArrivingStream(input))),
        new("`StreamReader` by hand, stream", input.Events, () => HandReader.StringsAsync(new ArrivingStream(input))),
        Contender.Of("limit: `IndexOf` of every LF", input.Events, () => HandReader.LineFeeds(input)),
        Contender.Of("limit: copying the bytes", input.Events, () => HandReader.Copy(input)),
    ];

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
