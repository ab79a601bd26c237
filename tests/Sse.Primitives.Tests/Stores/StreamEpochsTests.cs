using Sse.Primitives;

namespace Sse.Primitives.Tests.Stores;

public sealed class StreamEpochsTests
{
    private readonly StreamEpochs _epochs = new StreamEpochs(5).Add(8, 10).Add(9, 25);

    [Theory]
    [InlineData(0, 5)]
    [InlineData(1, 5)]
    [InlineData(10, 5)]
    [InlineData(11, 8)]
    [InlineData(25, 8)]
    [InlineData(26, 9)]
    [InlineData(1_000, 9)]
    public void At_AnySequence_IsTheEpochThatWroteIt(long sequence, long epoch) => _epochs.At(sequence).ShouldBe(epoch);

    [Theory]
    [InlineData(5, 0, true)]
    [InlineData(5, 10, true)]
    [InlineData(5, 11, false)]
    [InlineData(8, 9, false)]
    [InlineData(8, 10, true)]
    [InlineData(8, 25, true)]
    [InlineData(8, 26, false)]
    [InlineData(9, 25, true)]
    [InlineData(9, 1_000, true)]
    [InlineData(7, 3, false)]
    public void Contains_Position_HoldsOnlyForWhatItsEpochWrote(long epoch, long sequence, bool expected) =>
        _epochs.Contains(new StreamPosition(epoch, sequence)).ShouldBe(expected);

    [Fact]
    public void Parse_ItsOwnText_GivesTheSame() => StreamEpochs.Parse(_epochs.ToString()).ToString().ShouldBe("5-0 8-10 9-25");

    [Theory]
    [InlineData("")]
    [InlineData("5-0 5-1")]
    [InlineData("5-4 8-2")]
    [InlineData("nonsense")]
    public void Parse_NoHistory_Throws(string text) => Should.Throw<FormatException>(() => StreamEpochs.Parse(text));

    [Fact]
    public void Add_ManyOwnersThatWriteNothing_DoesNotGrowWithoutEnd()
    {
        var epochs = new StreamEpochs(1).Add(2, 7);
        for (var epoch = 3L; epoch < 10_000; epoch++)
            epochs = epochs.Add(epoch, 7);

        epochs.Count.ShouldBeLessThan(50);
        epochs.At(7).ShouldBe(1);
        epochs.At(8).ShouldBe(9_999);
    }
}
