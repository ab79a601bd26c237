namespace DemoHost.CvExtraction;

public sealed class SkillFinderTests
{
    [Theory]
    [InlineData("C#, Go, SQL")]
    [InlineData("C# | Go | SQL")]
    [InlineData("C# · Go · SQL")]
    [InlineData("- C#\n- Go\n- SQL")]
    [InlineData("C#; Go; SQL")]
    [InlineData("Languages: C#, Go\nDatabases: SQL")]
    [InlineData("C# (expert), Go (5 years), SQL - advanced")]
    [InlineData("C#\tGo\tSQL")]
    [InlineData("C# ★★★★★\nGo ★★★☆☆\nSQL 80%")]
    [InlineData("| Kind | Skills |\n|---|---|\n| Languages | C#, Go |\n| Databases | SQL, |")]
    public async Task Read_ListInManyForms_GivesTheSkills(string text)
    {
        var skills = SkillFinder.Read(await Lines.OfAsync(text));
        skills.Where(skill => skill is not ("Kind" or "Skills")).ShouldBe(["C#", "Go", "SQL"]);
    }

    [Fact]
    public async Task Read_CommaInsideBrackets_SeparatesNothing() =>
        SkillFinder.Read(await Lines.OfAsync("Cloud (AWS, Azure), Food safety (HACCP)")).ShouldBe(["Cloud (AWS, Azure)", "Food safety (HACCP)"]);

    [Fact]
    public async Task Read_FullStops_StayOnlyWhereTheyBelongToTheName() =>
        SkillFinder.Read(await Lines.OfAsync("C#, .NET, Node.js, ASP.NET Core.")).ShouldBe(["C#", ".NET", "Node.js", "ASP.NET Core"]);

    [Fact]
    public async Task Read_Sentence_GivesOnlyKnownSkills() =>
        SkillFinder.Read(await Lines.OfAsync("I have spent many years building services with Kubernetes and a lot of patience.")).ShouldBe(["Kubernetes"]);

    [Fact]
    public async Task Extract_NoSkillsSection_FindsMentionsWithLessConfidence()
    {
        var profile = await Lines.ExtractAsync("Ana Pereira\nana@example.pt\n\nExperience\n\nEngineer, Acme Ltd (2019 – 2021)\n- Built the API in Go with PostgreSQL and Redis\n");
        profile.Skills.ShouldBe(["Go", "PostgreSQL", "Redis"]);
        profile.Confidence.Skills.ShouldBeLessThan(0.6);
    }

    [Theory]
    [InlineData("German (C1), English – fluent", "German (C1)", "English (fluent)")]
    [InlineData("Deutsch: Muttersprache\nEnglisch: verhandlungssicher", "Deutsch (Muttersprache)", "Englisch (verhandlungssicher)")]
    [InlineData("English\nNative\nSpanish\nB2", "English (Native)", "Spanish (B2)")]
    [InlineData("Français\tlangue maternelle\nAnglais\tC1", "Français (langue maternelle)", "Anglais (C1)")]
    public async Task ReadLanguages_WithLevels_PutsLevelsInBrackets(string text, string first, string second) =>
        SpokenLanguageFinder.Read(await Lines.OfAsync(text)).ShouldBe([first, second]);
}
