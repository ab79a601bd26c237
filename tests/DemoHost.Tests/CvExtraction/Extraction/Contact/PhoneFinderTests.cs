namespace DemoHost.CvExtraction;

public sealed class PhoneFinderTests
{
    [Theory]
    [InlineData("+351 912 345 678")]
    [InlineData("(614) 555-0182")]
    [InlineData("0761 / 55 48 210")]
    [InlineData("+49 (0)151 2345 6789")]
    [InlineData("06 12 34 56 78")]
    [InlineData("408.555.0147")]
    [InlineData("(+30) 2610 996 000")]
    [InlineData("+1 (415) 555-0199")]
    public void Find_NumberBetweenOtherDetails_IsReturnedAsWritten(string number) =>
        PhoneFinder.Find($"Lisbon | {number} | ana@example.com").Select(found => found.Number).ShouldBe([number]);

    [Theory]
    [InlineData("2019 - 2021")]
    [InlineData("03/2019 – 05/2021")]
    [InlineData("01.03.2019 - 30.09.2020")]
    [InlineData("D-79098 Freiburg")]
    [InlineData("RN License No. 0455123")]
    [InlineData("https://example.com/p/123456789")]
    [InlineData("ORCID 0000-0002-1825-0097")]
    [InlineData("revenue of 1,200,000")]
    public void Find_DateOrIdentifier_IsNoPhone(string line) => PhoneFinder.Find(line).ShouldBeEmpty();

    [Fact]
    public void Find_LabelledNumber_IsSurerThanABareOne()
    {
        double labelled = PhoneFinder.Find("Mobile: 0123456789").Single().Confidence;
        double bare = PhoneFinder.Find("0123456789").Single().Confidence;
        labelled.ShouldBeGreaterThan(bare);
    }
}
