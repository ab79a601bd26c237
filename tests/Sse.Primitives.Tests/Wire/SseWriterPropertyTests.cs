using System.Buffers;
using System.Text;

namespace Sse.Primitives.Tests.Wire;

/// <summary>What the writer writes, the reader reads back equal.</summary>
public sealed class SseWriterPropertyTests
{
    private static readonly string[] s_pieces =
        ["", " ", "  ", "\n", "\r", "\r\n", "\n\n", "a", ":", "data: x", "event: y\n", "\0", "\u00E9", "\u20AC", "\U0001F600", "\uFEFF", "\t", "message",
         "a text that is longer than a block of sixty-four bytes and so is copied in several pieces, not one"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Write_RandomEventsAndComments_ReadBackEqual(int seed)
    {
        var random = new Random(seed);
        for (int round = 0; round < 1000; round++)
        {
            var expected = new OracleResult();
            var output = new MinimalBufferWriter();
            for (int i = random.Next(8); i >= 0; i--)
                WriteOne(random, output, expected);

            var chunks = new StreamGenerator(seed + round).Cut(output.Written, 30).ToList();
            var read = FastReader.Parse(chunks, new() { MaxEventBytes = 64 * 1024 });
            read.ToString().ShouldBe(expected.ToString(), Convert.ToBase64String(output.Written));
        }
    }

    private static void WriteOne(Random random, IBufferWriter<byte> output, OracleResult expected)
    {
        string text = Text(random);
        if (random.Next(5) == 0)
        {
            SseWriter.WriteComment(output, text);
            foreach (string line in Lines(text).Split('\n'))
                expected.AddComment(line);
            return;
        }

        string? type = random.Next(2) == 0 ? null : Name(random);
        string? id = random.Next(2) == 0 ? null : Name(random);
        if (random.Next(2) == 0)
            SseWriter.WriteEvent(output, text, type, id);
        else
            SseWriter.WriteEvent(output, Utf8(text), Utf8(type ?? ""), Utf8((id = id == "" ? null : id) ?? ""));
        expected.LastEventId = id ?? expected.LastEventId;
        expected.AddEvent(type is null or "" ? "message" : type, Lines(text), expected.LastEventId, null);
    }

    private static string Text(Random random) => string.Concat(Enumerable.Range(0, random.Next(6)).Select(_ => s_pieces[random.Next(s_pieces.Length)]));

    private static string Name(Random random) => string.Concat(Text(random).Where(c => c is not ('\r' or '\n' or '\0')));

    private static string Lines(string text) => text.Replace("\r\n", "\n").Replace('\r', '\n');

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
