namespace Sse.Primitives.Tests.Wire;

public sealed class SseFrameParserPropertyTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(20)]
    [InlineData(200)]
    [InlineData(100_000)]
    public void Parse_RandomStreamsCutAtRandom_EqualsTheOracle(int largestChunk)
    {
        var generator = new StreamGenerator(largestChunk);
        for (int i = 0; i < 4000; i++)
        {
            byte[] bytes = generator.Next();
            string expected = OracleReader.Read(bytes).ToString();
            var chunks = generator.Cut(bytes, largestChunk).ToList();
            FastReader.Parse(chunks).ToString().ShouldBe(expected, Convert.ToBase64String(bytes));
        }
    }

    [Theory]
    [InlineData(50, 1 << 20)]
    [InlineData(1000, 1 << 20)]
    [InlineData(100_000, 1 << 20)]
    [InlineData(1000, 700)]
    [InlineData(100_000, 700)]
    public void Parse_LongStreamsOfLinesOfEveryLength_EqualsTheOracle(int largestChunk, int limit)
    {
        var generator = new StreamGenerator(largestChunk);
        for (int i = 0; i < 600; i++)
        {
            byte[] bytes = generator.NextOfLines();
            string expected = OracleReader.Read(bytes, limit).ToString();
            var chunks = generator.Cut(bytes, largestChunk).ToList();
            FastReader.Parse(chunks, new() { MaxEventBytes = limit }).ToString().ShouldBe(expected, Convert.ToBase64String(bytes));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100_000)]
    public void Parse_RandomStreamsWithASmallLimit_FailsWhereTheOracleDoes(int largestChunk)
    {
        var generator = new StreamGenerator(largestChunk);
        for (int i = 0; i < 4000; i++)
        {
            byte[] bytes = generator.Next();
            int limit = 3 + i % 80;
            string expected = OracleReader.Read(bytes, limit).ToString();
            var chunks = generator.Cut(bytes, largestChunk).ToList();
            FastReader.Parse(chunks, new() { MaxEventBytes = limit }).ToString().ShouldBe(expected, Convert.ToBase64String(bytes));
        }
    }
}
