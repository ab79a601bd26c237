using System.Globalization;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace Sse.Workflow.Tests;

public sealed class EventWriterTests
{
    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("seven77")]
    [InlineData("just as long as two blocks are 32")]
    [InlineData("a \"quoted\" text")]
    [InlineData("\"")]
    [InlineData("at the very end\\")]
    [InlineData("a\nb\tc\u0001")]
    [InlineData("one character beyond: é")]
    [InlineData("emoji 😀 in the middle of it")]
    [InlineData("\u007f and \u0080 are neighbours")]
    public void Text_OfAnyKind_ReadsBackEqual(string text) => Written(text).ShouldBe(text);

    [Fact]
    public void Text_OfManyKinds_ReadsBackEqual() =>
        Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), text => Written(text.Get) == WellFormed(text.Get)).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(0, "0")]
    [InlineData(100, "100")]
    [InlineData(0.001, "0.001")]
    [InlineData(99.99, "99.99")]
    [InlineData(12.5, "12.5")]
    [InlineData(0.30000000000000004, "0.30000000000000004")]
    [InlineData(-1.5, "-1.5")]
    [InlineData(123456789012345678, "1.2345678901234568E+17")]
    [InlineData(double.Epsilon, "5E-324")]
    [InlineData(double.NaN, "null")]
    public void Number_OfAnyKind_IsTheShortestThatReadsBackEqual(double value, string expected) => Number(value).ShouldBe(expected);

    [Fact]
    public void Number_OfManyKinds_ReadsBackEqual() =>
        Prop.ForAll(ArbMap.Default.ArbFor<NormalFloat>(), ArbMap.Default.ArbFor<int>(), (any, thousandths) =>
            ReadsBack(any.Get) && ReadsBack(thousandths / 1000.0)).QuickCheckThrowOnFailure();

    [Fact]
    public void At_OverSomeTime_GivesBothTimesToTheMillisecond()
    {
        var startedAt = new DateTimeOffset(2026, 1, 31, 23, 59, 58, TimeSpan.Zero).AddTicks(9_994_321);
        var times = new TimestampText("a \"run\"", startedAt);
        for (var ticks = 0L; ticks < 3 * TimeSpan.TicksPerSecond; ticks += 1_237)
        {
            var json = JsonElement.Parse("{" + System.Text.Encoding.UTF8.GetString(times.At(TimeSpan.FromTicks(ticks))) + "}");
            json.Text("workflowId").ShouldBe("a \"run\"");
            json.Text("ts").ShouldBe(TimestampText.Format(startedAt.AddTicks(ticks)));
            json.GetProperty("t").GetInt64().ShouldBe(ticks / TimeSpan.TicksPerMillisecond);
        }
    }

    private static string Written(string text)
    {
        var writer = EventWriter.Create();
        writer.Raw("{"u8);
        writer.Text("before"u8, "x");
        writer.Text("text"u8, text);
        writer.Text("after"u8, "y");
        writer.Raw("}"u8);
        var json = JsonElement.Parse(writer.Written);
        json.Text("after").ShouldBe("y");
        return json.GetProperty("text").GetString()!;
    }

    private static string Number(double value)
    {
        var writer = EventWriter.Create();
        writer.Value(value);
        return System.Text.Encoding.UTF8.GetString(writer.Written);
    }

    private static bool ReadsBack(double value) => double.Parse(Number(value), CultureInfo.InvariantCulture).Equals(value);

    /// <summary>Half a character has no form in UTF-8.</summary>
    private static string WellFormed(string text) => System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text));
}
