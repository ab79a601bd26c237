using System.Text;

namespace Sse.Benchmarks.Wire;

/// <summary>
/// A byte stream to read: some bytes, small enough to stay in the processor's cache as bytes that just came from a socket do, many times over.
/// </summary>
public sealed record WireInput(string Name, byte[] Bytes, int Times, int Events)
{
    private const int About = 256 * 1024;

    /// <summary>The smallest event there is: what a counter or a ticker sends.</summary>
    public static WireInput Tiny { get; } = Make("tiny", 1_000_000, (text, i) => text.Append("data: ").Append(i % 1000).Append("\n\n"));

    /// <summary>What a language model streams.</summary>
    public static WireInput Token { get; } = Make("token", 400_000, (text, i) =>
        text.Append("event: token\ndata: {\"t\":\"").Append("word", 0, 1 + i % 4).Append("\"}\n\n"));

    /// <summary>A workflow's event of about 300 bytes.</summary>
    public static WireInput Workflow { get; } = Make("workflow", 200_000, (text, i) =>
        text.Append("id: 7f3k9q-").Append(i).Append("\nevent: step.progress\ndata: {\"type\":\"step.progress\",\"workflowId\":\"cv-2024-000").Append(i % 1000)
            .Append("\",\"ts\":\"2025-01-01T12:00:00.123Z\",\"t\":").Append(i * 7).Append(",\"node\":\"s").Append(i % 50)
            .Append("\",\"parent\":\"p1\",\"rev\":").Append(i).Append(",\"percentage\":").Append(i % 100)
            .Append(".5,\"done\":").Append(i).Append(",\"total\":20000,\"unit\":\"rows\",\"message\":\"Checking the rows of the uploaded file\"}\n\n"));

    /// <summary>Four KiB in 64 lines of data: a document or a log excerpt.</summary>
    public static WireInput Lines { get; } = Make("lines", 60_000, (text, i) =>
    {
        for (int line = 0; line < 64; line++)
            text.Append("data: ").Append(line % 10).Append(" a line of text such as a log or a document has, ").Append(i % 10).Append(" \n");
        text.Append('\n');
    });

    public static IReadOnlyList<WireInput> All => [Tiny, Token, Workflow, Lines];

    private static WireInput Make(string name, int events, Action<StringBuilder, int> append)
    {
        var text = new StringBuilder();
        int count = 0;
        while (text.Length < About)
            append(text, count++);
        int times = events / count;
        return new(name, Encoding.UTF8.GetBytes(text.ToString()), times, times * count);
    }
}
