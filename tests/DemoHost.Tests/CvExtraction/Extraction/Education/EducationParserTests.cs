namespace DemoHost.CvExtraction;

public sealed class EducationParserTests
{
    [Theory]
    [InlineData("BSc Physics, University of Porto, 2010")]
    [InlineData("University of Porto\nBSc Physics\n2007 – 2010")]
    [InlineData("2007 – 2010   BSc Physics\nUniversity of Porto")]
    [InlineData("2010: BSc Physics, University of Porto")]
    [InlineData("BSc Physics — University of Porto — 2010")]
    [InlineData("BSc Physics at University of Porto (2007–2010)")]
    [InlineData("- BSc Physics, University of Porto, 2010")]
    [InlineData("University of Porto          Porto, Portugal\nBSc Physics          Expected June 2010")]
    public async Task Parse_OrderOfOneEntry_FindsDegreeSchoolAndYear(string text)
    {
        var entry = EducationParser.Parse(await Lines.OfAsync(text)).ShouldHaveSingleItem().Entry;
        entry.ShouldBe(new CvEducation { Degree = "BSc Physics", Institution = "University of Porto", Year = "2010" });
    }

    [Fact]
    public async Task Parse_EntriesWithoutGaps_AreCutWhereASecondDegreeComes()
    {
        var entries = EducationParser.Parse(await Lines.OfAsync("MSc Physics\nUniversity of Porto\n2012\nBSc Physics\nUniversity of Coimbra\n2010\n"));
        entries.Select(item => (item.Entry.Degree, item.Entry.Institution, item.Entry.Year)).ShouldBe([("MSc Physics", "University of Porto", "2012"), ("BSc Physics", "University of Coimbra", "2010")]);
    }

    [Fact]
    public async Task Parse_StateCode_IsNoDegree()
    {
        var entry = EducationParser.Parse(await Lines.OfAsync("University of Southern Maine, Portland, ME\nBachelor of Science in Nursing, May 2012\n")).ShouldHaveSingleItem().Entry;
        entry.Degree.ShouldBe("Bachelor of Science in Nursing");
    }
}
