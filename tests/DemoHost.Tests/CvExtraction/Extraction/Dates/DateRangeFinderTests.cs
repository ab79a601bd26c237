namespace DemoHost.CvExtraction;

public sealed class DateRangeFinderTests
{
    [Theory]
    [InlineData("Mar 2021 – Present", "2021-03", "present")]
    [InlineData("01/2022 - present", "2022-01", "present")]
    [InlineData("2019–2021", "2019", "2021")]
    [InlineData("2019–21", "2019", "2021")]
    [InlineData("2019-03 – 2021-11", "2019-03", "2021-11")]
    [InlineData("Sept. 2019 to Feb 2020", "2019-09", "2020-02")]
    [InlineData("seit 04/2019", "2019-04", "present")]
    [InlineData("10/2013 – heute", "2013-10", "present")]
    [InlineData("März 2015 bis Juni 2018", "2015-03", "2018-06")]
    [InlineData("mars 2021 – aujourd'hui", "2021-03", "present")]
    [InlineData("Depuis janvier 2020", "2020-01", "present")]
    [InlineData("Enero de 2015 - Actualidad", "2015-01", "present")]
    [InlineData("fev/2021 – atual", "2021-02", "present")]
    [InlineData("Da settembre 2020 a oggi", "2020-09", "present")]
    [InlineData("2019 - heden", "2019", "present")]
    [InlineData("03.2019 – obecnie", "2019-03", "present")]
    [InlineData("(July 2019 to date)", "2019-07", "present")]
    [InlineData("Aug 2021 → now", "2021-08", "present")]
    [InlineData("Mar – Jun 2019", "2019-03", "2019-06")]
    [InlineData("Nov – Feb 2020", "2019-11", "2020-02")]
    [InlineData("03–06/2019", "2019-03", "2019-06")]
    [InlineData("03/19 – 05/21", "2019-03", "2021-05")]
    [InlineData("Q1 2021 – present", "2021-01", "present")]
    [InlineData("Spring 2018 – Winter 2020", "2018", "2020")]
    [InlineData("15 March 2019 - 1st April 2021", "2019-03", "2021-04")]
    [InlineData("01.03.2019 – 30.09.2020", "2019-03", "2020-09")]
    [InlineData("03/15/2019 - 09/30/2020", "2019-03", "2020-09")]
    [InlineData("Mar '19 – Sep '21", "2019-03", "2021-09")]
    [InlineData("2021 –", "2021", "present")]
    [InlineData("Senior EngineerMar 2021 – Present", "2021-03", "present")]
    [InlineData("2022.04 – Present", "2022-04", "present")]
    [InlineData("2010-12", "2010", "2012")]
    public void Find_RangeAsWrittenInCvs_GivesBothEnds(string text, string start, string end)
    {
        var range = DateRangeFinder.Find(text).ShouldNotBeNull();
        range.IsRange.ShouldBeTrue();
        range.Start.ToString().ShouldBe(start);
        range.EndText.ShouldBe(end);
    }

    [Theory]
    [InlineData("May 2012", "2012-05")]
    [InlineData("2012", "2012")]
    [InlineData("Summer 2017", "2017")]
    public void Find_SingleDate_IsItsOwnEnd(string text, string date)
    {
        var found = DateRangeFinder.Find(text).ShouldNotBeNull();
        found.IsRange.ShouldBeFalse();
        found.EndText.ShouldBe(date);
    }

    [Theory]
    [InlineData("Reduced costs by 31%")]
    [InlineData("+351 912 345 678")]
    [InlineData("ISO 13485")]
    [InlineData("")]
    public void Find_TextWithoutDates_FindsNothing(string text) => DateRangeFinder.Find(text).ShouldBeNull();

    [Fact]
    public void FindAll_TwoRanges_FindsBothWithTheirPlaces()
    {
        const string Text = "Acme 2019 – 2020, Globex 2015 – 2018";
        DateRangeFinder.FindAll(Text).Select(range => Text.Substring(range.Index, range.Length)).ShouldBe(["2019 – 2020", "2015 – 2018"]);
    }
}
