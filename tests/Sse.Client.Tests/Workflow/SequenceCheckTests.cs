using Sse.Primitives;

namespace Sse.Client.Tests.Workflow;

public sealed class SequenceCheckTests
{
    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("of another server")]
    public void Accept_FirstEventWithoutAPosition_MayBeAnyOne(string lastEventId)
    {
        var check = new SequenceCheck(lastEventId);

        check.Accept(new(5, 17), out var gap).ShouldBeTrue();

        gap.ShouldBeNull();
    }

    [Fact]
    public void Accept_Successors_AreAllNew()
    {
        var check = new SequenceCheck("a-1");

        for (int sequence = 2; sequence < 10; sequence++)
        {
            check.Accept(new(10, sequence), out var gap).ShouldBeTrue();
            gap.ShouldBeNull();
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    [InlineData(7)]
    public void Accept_SeenBefore_IsRefused(int sequence)
    {
        var check = new SequenceCheck("a-7");

        check.Accept(new(10, sequence), out var gap).ShouldBeFalse();

        gap.ShouldBeNull();
        check.Last.ToString().ShouldBe("a-7");
    }

    [Fact]
    public void Accept_Jump_IsAGapAndGoesOnBehindIt()
    {
        var check = new SequenceCheck("a-7");

        check.Accept(new(10, 9), out var gap).ShouldBeTrue();

        gap.ShouldBe(new StreamGap("a-7", new(10, 9), new(10, 9), EpochChanged: false));
        check.Accept(new(10, 10), out gap).ShouldBeTrue();
        gap.ShouldBeNull();
    }

    [Fact]
    public void Accept_AnotherEpoch_IsAGapOfItsOwnKind()
    {
        var check = new SequenceCheck("a-7");

        check.Accept(new(11, 1), out var gap).ShouldBeTrue();

        gap.ShouldNotBeNull().EpochChanged.ShouldBeTrue();
    }

    [Fact]
    public void Restart_WithAPosition_ExpectsItsSuccessor()
    {
        var check = new SequenceCheck("a-7");
        check.Restart(new StreamPosition(11, 3));

        check.Accept(new(11, 3), out _).ShouldBeFalse();
        check.Accept(new(11, 4), out var gap).ShouldBeTrue();

        gap.ShouldBeNull();
    }
}
