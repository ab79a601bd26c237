namespace DemoHost.CvExtraction;

public sealed class SectionHeadingsTests
{
    [Theory]
    [InlineData("Experience", CvSectionKind.Experience)]
    [InlineData("WORK HISTORY:", CvSectionKind.Experience)]
    [InlineData("E X P E R I E N C E", CvSectionKind.Experience)]
    [InlineData("W O R K   H I S T O R Y", CvSectionKind.Experience)]
    [InlineData("Selected Professional Experience (continued)", CvSectionKind.Experience)]
    [InlineData("💼 Experience", CvSectionKind.Experience)]
    [InlineData("Berufserfahrung", CvSectionKind.Experience)]
    [InlineData("Expérience professionnelle", CvSectionKind.Experience)]
    [InlineData("Doświadczenie zawodowe", CvSectionKind.Experience)]
    [InlineData("Where I've worked", CvSectionKind.Experience)]
    [InlineData("Werkervaring", CvSectionKind.Experience)]
    [InlineData("Esperienze lavorative", CvSectionKind.Experience)]
    [InlineData("Formación académica", CvSectionKind.Education)]
    [InlineData("Istruzione e formazione", CvSectionKind.Education)]
    [InlineData("Skills & Certifications", CvSectionKind.Skills)]
    [InlineData("Kenntnisse und Fähigkeiten", CvSectionKind.Skills)]
    [InlineData("Centres d’intérêt", CvSectionKind.Other)]
    [InlineData("Sprachkenntnisse", CvSectionKind.Languages)]
    [InlineData("1. Education", CvSectionKind.Education)]
    public void Match_HeadingInAnySpelling_IsRecognised(string text, CvSectionKind kind) => SectionHeadings.Match(text).ShouldBe(kind);

    [Theory]
    [InlineData("Senior Software Engineer")]
    [InlineData("Led the experience design of the checkout and its success")]
    [InlineData("Acme GmbH")]
    [InlineData("Ana Pereira")]
    [InlineData("")]
    public void Match_OtherText_IsNoHeading(string text) => SectionHeadings.Match(text).ShouldBeNull();

    [Fact]
    public async Task Find_SkillThatIsAlsoAHeadingWord_StaysASkill()
    {
        var profile = await Lines.ExtractAsync("Ana Pereira\nana@example.pt\n\nSKILLS\n- Leadership\n- Research\n- Excel\n\nEDUCATION\nBSc Physics, University of Porto, 2010\n");
        profile.Skills.ShouldBe(["Leadership", "Research", "Excel"]);
    }

    [Fact]
    public async Task Find_LanguagesGroupInsideSkills_IsNoSectionOfSpokenLanguages()
    {
        var profile = await Lines.ExtractAsync("Ana Pereira\nana@example.pt\n\nSkills\nLanguages: C#, Go\nTools: Git, Docker\n");
        profile.Skills.ShouldBe(["C#", "Go", "Git", "Docker"]);
        profile.Languages.ShouldBeEmpty();
    }
}
