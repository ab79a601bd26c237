using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Sse.Primitives;

namespace Sse.Primitives.Tests.Streams;

public sealed class StreamPositionTests
{
    [Fact]
    public void ToString_AnyPosition_ParsesBackAndIsSafeAndShort() =>
        Prop.ForAll(
            (from epoch in Gen.Choose(1, int.MaxValue)
             from shift in Gen.Choose(0, 31)
             from sequence in Gen.Choose(0, int.MaxValue)
             select new StreamPosition((long)epoch << shift, sequence)).ToArbitrary(),
            position =>
            {
                var text = position.ToString();
                return StreamPosition.Parse(text) == position
                    && StreamPosition.TryParse(Encoding.ASCII.GetBytes(text), out var fromUtf8)
                    && fromUtf8 == position
                    && text.Length <= StreamPosition.MaxLength
                    && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
            }).QuickCheckThrowOnFailure();

    [Fact]
    public void ToString_LargestPosition_FitsMaxLength()
    {
        var largest = new StreamPosition(long.MaxValue, long.MaxValue);

        largest.ToString().Length.ShouldBeLessThanOrEqualTo(StreamPosition.MaxLength);
        StreamPosition.Parse(largest.ToString()).ShouldBe(largest);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    public void TryParse_EmptyOrZero_IsTheStart(string text)
    {
        StreamPosition.TryParse(text.AsSpan(), out var position).ShouldBeTrue();
        position.ShouldBe(StreamPosition.Start);
    }

    [Theory]
    [InlineData("-")]
    [InlineData("1-")]
    [InlineData("-1")]
    [InlineData("0-1")]
    [InlineData("a")]
    [InlineData("A-1")]
    [InlineData("a-+1")]
    [InlineData("a- 1")]
    [InlineData("a-1 ")]
    [InlineData("a-b-1")]
    [InlineData("a-٣")]
    [InlineData("a-99999999999999999999")]
    [InlineData("zzzzzzzzzzzzzz-1")]
    [InlineData("../../etc/passwd")]
    [InlineData("a-1\r\ndata: x")]
    public void TryParse_Garbage_IsRefused(string text)
    {
        StreamPosition.TryParse(text.AsSpan(), out _).ShouldBeFalse();
        Should.Throw<FormatException>(() => StreamPosition.Parse(text)).Message.ShouldContain("{epoch}-{sequence}");
    }
}
