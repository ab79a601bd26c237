using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Sse.Primitives.Tests.Wire;

public sealed class SseWriterTests
{
    public static TheoryData<string> Forbidden() => ["a\nb", "a\rb", "a\0b", "\n", "\r", "\0", "x\n\ndata: injected\n\n"];

    [Theory]
    [InlineData("a", null, null, "data: a\n\n")]
    [InlineData("a", "step", "1", "event: step\nid: 1\ndata: a\n\n")]
    [InlineData("a", "message", null, "data: a\n\n")]
    [InlineData("a", "", "", "id: \ndata: a\n\n")]
    [InlineData("", null, null, "data: \n\n")]
    [InlineData(" a", " t", " i", "event:  t\nid:  i\ndata:  a\n\n")]
    [InlineData("a\nb\rc\r\nd", null, null, "data: a\ndata: b\ndata: c\ndata: d\n\n")]
    [InlineData("a\n", null, null, "data: a\ndata: \n\n")]
    [InlineData("\n\r", null, null, "data: \ndata: \ndata: \n\n")]
    [InlineData("\u20AC\U0001F600", "\u00E9", "\u00E9", "event: \u00E9\nid: \u00E9\ndata: \u20AC\U0001F600\n\n")]
    public void WriteEvent_Strings_WriteTheFrame(string data, string? type, string? id, string expected) =>
        Written(w => SseWriter.WriteEvent(w, data, type, id)).ShouldBe(expected);

    [Theory]
    [InlineData("a", "", "", "data: a\n\n")]
    [InlineData("a", "step", "1", "event: step\nid: 1\ndata: a\n\n")]
    [InlineData("a", "message", "", "data: a\n\n")]
    [InlineData("", "", "", "data: \n\n")]
    [InlineData("a\nb\rc\r\nd", "", "", "data: a\ndata: b\ndata: c\ndata: d\n\n")]
    [InlineData("\r\n", "", "", "data: \ndata: \n\n")]
    public void WriteEvent_Utf8_WritesTheFrame(string data, string type, string id, string expected) =>
        Written(w => SseWriter.WriteEvent(w, Utf8(data), Utf8(type), Utf8(id))).ShouldBe(expected);

    [Theory]
    [InlineData("", ": \n\n")]
    [InlineData("ping", ": ping\n\n")]
    [InlineData("a\n\ndata: injected\n\n", ": a\n: \n: data: injected\n: \n: \n\n")]
    [InlineData("a\rb\r\nc", ": a\n: b\n: c\n\n")]
    public void WriteComment_Text_IsCommentLinesOnly(string text, string expected)
    {
        Written(w => SseWriter.WriteComment(w, text)).ShouldBe(expected);
        Written(w => SseWriter.WriteComment(w, Utf8(text))).ShouldBe(expected);
    }

    /// <summary>The standard takes nothing from comments; the one space that is taken back is the one that the writer puts.</summary>
    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(" one space first")]
    [InlineData("  two and two at the end  ")]
    [InlineData(":data: x")]
    [InlineData("\ttab")]
    public void WriteComment_AnyLine_ReadsBackEqual(string text)
    {
        var parser = new SseFrameParser(new() { IncludeComments = true });
        var output = new MinimalBufferWriter();
        SseWriter.WriteComment(output, text);
        List<string> comments = [];
        foreach (var frame in parser.Parse(output.Written))
            comments.Add(Encoding.UTF8.GetString(frame.Comment));
        comments.ShouldBe([text]);
    }

    [Theory]
    [InlineData(0, "retry: 0\n\n")]
    [InlineData(2500.9, "retry: 2500\n\n")]
    [InlineData(922337203685477, "retry: 922337203685477\n\n")]
    public void WriteRetry_Interval_IsWholeMilliseconds(double milliseconds, string expected)
    {
        var interval = milliseconds > 1e14 ? TimeSpan.MaxValue : TimeSpan.FromMilliseconds(milliseconds);
        Written(w => SseWriter.WriteRetry(w, interval)).ShouldBe(expected);
    }

    [Fact]
    public void WriteRetry_Negative_IsRefused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => SseWriter.WriteRetry(new MinimalBufferWriter(), TimeSpan.FromMilliseconds(-1)));

    [Fact]
    public void WriteEvent_EveryLengthWithOneOddCharacterAnywhere_IsRightInEveryBlock()
    {
        foreach (char odd in "x\n\t\0\u007F\u0080\u00E9\u20AC\u0141")
        {
            for (int length = 1; length < 70; length++)
            {
                for (int place = 0; place < length; place += 3)
                {
                    string data = new string('a', place) + odd + new string('~', length - place - 1);
                    string expected = "data: " + data.Replace("\n", "\ndata: ") + "\n\n";
                    Written(w => SseWriter.WriteEvent(w, data)).ShouldBe(expected);
                    Written(w => SseWriter.WriteEvent(w, Utf8(data))).ShouldBe(expected);
                }
            }
        }
    }

    [Theory, MemberData(nameof(Forbidden))]
    public void WriteEvent_LineBreakOrNulInTypeOrId_IsRefusedAndWritesNothing(string value)
    {
        Refused(w => SseWriter.WriteEvent(w, "a", eventType: value), "eventType");
        Refused(w => SseWriter.WriteEvent(w, "a", id: value), "id");
        Refused(w => SseWriter.WriteEvent(w, "a"u8, eventType: Utf8(value)), "eventType");
        Refused(w => SseWriter.WriteEvent(w, "a"u8, id: Utf8(value)), "id");
        Refused(w => SseWriter.WriteJson(w, new Sample("a", 1), SampleJson.Default.Sample, eventType: value), "eventType");
        Refused(w => SseWriter.WriteJson(w, new Sample("a", 1), SampleJson.Default.Sample, id: value), "id");
    }

    [Fact]
    public void WriteJson_Value_IsOneDataLine() =>
        Written(w => SseWriter.WriteJson(w, new Sample("a\nb", 1), SampleJson.Default.Sample, "sample", "7"))
            .ShouldBe("event: sample\nid: 7\ndata: {\"Name\":\"a\\nb\",\"Value\":1}\n\n");

    [Fact]
    public void WriteJson_ConverterThatWritesLineBreaks_IsSplitIntoDataLines() =>
        Written(w => SseWriter.WriteJson(w, new RawText("[1,\n\r\n2]"), SampleJson.Default.RawText))
            .ShouldBe("data: {\"raw\":[1,\ndata: \ndata: 2]}\n\n");

    [Fact]
    public void WriteJson_OptionsOfTheType_DecideTheEscaping()
    {
        var relaxed = new SampleJson(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        Written(w => SseWriter.WriteJson(w, new Sample("<\u00E9>", 1), relaxed.Sample)).ShouldContain("<\u00E9>");
        Written(w => SseWriter.WriteJson(w, new Sample("<\u00E9>", 1), SampleJson.Default.Sample)).ShouldContain("\\u003C\\u00E9\\u003E");
    }

    [Fact]
    public void WriteJson_ValueThatCannotBeWritten_LeavesNothingBehind()
    {
        var writer = new MinimalBufferWriter();
        Should.Throw<InvalidOperationException>(() => SseWriter.WriteJson(writer, new RawText(""), SampleJson.Default.RawText, "t", "1"));
        SseWriter.WriteJson(writer, new Sample("a", 1), SampleJson.Default.Sample);
        Encoding.UTF8.GetString(writer.Written).ShouldBe("data: {\"Name\":\"a\",\"Value\":1}\n\n");
    }

    [Fact]
    public void Write_IntoARoomyBuffer_AllocatesNothing()
    {
        var writer = new ArrayBufferWriter<byte>(1 << 20);
        string multi = string.Concat(Enumerable.Repeat("a line of text\r\n", 20));
        string large = new('\u20AC', 20_000);
        byte[] utf8 = Utf8(multi);
        var sample = new Sample("a", 1);
        void WriteAll()
        {
            writer.ResetWrittenCount();
            SseWriter.WriteEvent(writer, multi, "step", "12-34");
            SseWriter.WriteEvent(writer, large, "step", "12-34");
            SseWriter.WriteEvent(writer, utf8, "step"u8, "12-34"u8);
            SseWriter.WriteJson(writer, sample, SampleJson.Default.Sample, "step", "12-34");
            SseWriter.WriteComment(writer, "ping");
            SseWriter.WriteComment(writer, utf8);
            SseWriter.WriteRetry(writer, TimeSpan.FromSeconds(2));
        }

        WriteAll();
        long before = GC.GetAllocatedBytesForCurrentThread();
        WriteAll();
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    // Both a strict writer and a roomy one must get the same bytes.
    private static string Written(Action<IBufferWriter<byte>> write)
    {
        var minimal = new MinimalBufferWriter();
        var roomy = new ArrayBufferWriter<byte>(64 * 1024);
        write(minimal);
        write(roomy);
        roomy.WrittenSpan.ToArray().ShouldBe(minimal.Written);
        return Encoding.UTF8.GetString(minimal.Written);
    }

    private static void Refused(Action<IBufferWriter<byte>> write, string parameter)
    {
        var writer = new MinimalBufferWriter();
        Should.Throw<ArgumentException>(() => write(writer)).ParamName.ShouldBe(parameter);
        writer.Written.ShouldBeEmpty();
    }
}
