using System.Text;

namespace Sse.Primitives.Tests.Streams;

public sealed class IdLineTests
{
    [Fact]
    public void For_SequencesInARow_IsEachPosition()
    {
        var line = new IdLine(0xC0FFEE);
        for (var sequence = 1L; sequence < 12_345; sequence++)
            Text(line, sequence).ShouldBe($"id: {new StreamPosition(0xC0FFEE, sequence)}\n");
    }

    [Theory]
    [InlineData(8, 10)]
    [InlineData(9, 8)]
    [InlineData(10, 9)]
    [InlineData(1_999, 1_000)]
    [InlineData(5, 5)]
    [InlineData(99, long.MaxValue)]
    public void For_SequencesOutOfOrder_IsEachPosition(long first, long second)
    {
        var line = new IdLine(1);
        Text(line, first).ShouldBe($"id: {new StreamPosition(1, first)}\n");
        Text(line, second).ShouldBe($"id: {new StreamPosition(1, second)}\n");
        Text(line, second + (second < long.MaxValue ? 1 : 0)).ShouldContain("-");
    }

    private static string Text(IdLine line, long sequence) => Encoding.ASCII.GetString(line.For(sequence));
}
