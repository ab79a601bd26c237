using DemoHost.ResumeOptimizer;

namespace DemoHost.Tests.ResumeOptimizer.Text;

public sealed class ResumeTests
{
    [Fact]
    public void Parse_SmallResume_TellsSectionsAndKinds()
    {
        var lines = Resumes.Parse(Resumes.Small).Lines;

        lines[0].ShouldBe(new ResumeLine(1, "Ida Berg", SectionKind.Header, LineKind.Text, ""));
        lines[1].Kind.ShouldBe(LineKind.Contact);
        lines[2].Kind.ShouldBe(LineKind.Blank);
        lines[3].Kind.ShouldBe(LineKind.Heading);
        lines[5].IsAchievement.ShouldBeTrue();
        lines[5].Body.ShouldStartWith("Responsible");
        lines[^1].Section.ShouldBe(SectionKind.Skills);
    }

    [Theory]
    [InlineData("## Work Experience", SectionKind.Experience)]
    [InlineData("**Skills**:", SectionKind.Skills)]
    [InlineData("Skills & Tools", SectionKind.Skills)]
    [InlineData("EDUCATION", SectionKind.Education)]
    public void Match_Heading_IsKnown(string line, object kind) => SectionHeadings.Match(line).ShouldBe((SectionKind)kind);

    [Theory]
    [InlineData("My experience with cats")]
    [InlineData("")]
    [InlineData("---")]
    public void Match_OtherLine_IsNoHeading(string line) => SectionHeadings.Match(line).ShouldBeNull();

    [Theory]
    [InlineData("+47 22 12 34 56", true)]
    [InlineData("(520) 555-0173", true)]
    [InlineData("2017 - 2021", false)]
    [InlineData("1234567", false)]
    [InlineData("12345678901234567890", false)]
    public void HasPhone_Number_IsToldFromYears(string text, bool expected) => ContactDetails.HasPhone(text).ShouldBe(expected);

    [Theory]
    [InlineData("a\r\nb\rc", "a\nb\nc")]
    [InlineData("\n\n a\u00A0b \n", "a b")]
    [InlineData("a\u0000\u0007b\u200B\u202Ec\uFEFF", "abc")]
    [InlineData("x\uD800y", "xy")]
    public void From_AnyText_IsPlain(string text, string expected) => PlainText.From(text).ShouldBe(expected);

    [Theory]
    [InlineData("led", 1)]
    [InlineData("optimize", 3)]
    [InlineData("table", 2)]
    [InlineData("the", 1)]
    [InlineData("xyz", 1)]
    public void Syllables_Word_AreCounted(string word, int expected) => Words.Syllables(word).ShouldBe(expected);
}
