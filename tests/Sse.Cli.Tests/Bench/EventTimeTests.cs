using Sse.Cli.Bench;

namespace Sse.Cli.Tests.Bench;

public sealed class EventTimeTests
{
    [Theory]
    [InlineData("""{"type":"log","ts":"2026-01-02T03:04:05.678Z","t":1}""", "2026-01-02T03:04:05.678+00:00")]
    [InlineData("""{"message":"\"ts\":\"2020-01-01T00:00:00Z\"","ts":"2026-01-02T03:04:05Z"}""", "2026-01-02T03:04:05.000+00:00")]
    [InlineData("""{"ts":"yesterday"}""", null)]
    [InlineData("""{"ts":"2026""", null)]
    [InlineData("hello", null)]
    public void Find_Data_GivesItsTime(string data, string? expected) =>
        EventTime.Find(data)?.ToString("yyyy-MM-ddTHH:mm:ss.fffzzz").ShouldBe(expected);
}
