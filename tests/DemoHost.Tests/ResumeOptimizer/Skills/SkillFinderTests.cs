using DemoHost.ResumeOptimizer;

namespace DemoHost.Tests.ResumeOptimizer.Skills;

public sealed class SkillFinderTests
{
    [Theory]
    [InlineData("Built with C#, C++ and .NET.", "C#|C++|.NET")]
    [InlineData("CI/CD for Node.js services on k8s", "CI/CD|Node.js|Kubernetes")]
    [InlineData("Moved from postgres to Microsoft SQL Server.", "PostgreSQL|SQL Server")]
    [InlineData("ASP.NET Core, Spring Boot, Spring", "ASP.NET Core|Spring Boot|Spring")]
    [InlineData("machine-learning and scikit-learn", "machine learning|scikit-learn")]
    [InlineData("REST/GraphQL", "REST APIs|GraphQL")]
    [InlineData("machine, learning", "")]
    [InlineData("We go above and beyond", "")]
    [InlineData("Go and C for R&D", "")]
    [InlineData("Go and Docker", "Go|Docker")]
    [InlineData("go and Docker", "Docker")]
    [InlineData("Golang", "Go")]
    [InlineData("R&D with Python", "Python")]
    [InlineData("Javascripting", "")]
    public void FindIn_Line_GivesTheSkillsInOrder(string line, string expected) =>
        string.Join('|', SkillFinder.FindIn(line).Select(m => m.Skill.Name)).ShouldBe(expected);

    [Fact]
    public void FindIn_ListOfSkills_TakesEverydayWords() =>
        SkillFinder.FindIn("Go, R", isList: true).Select(m => m.Skill.Name).ShouldBe(["Go", "R"]);

    [Fact]
    public void FindIn_Alias_TellsHowItIsWrittenAndWhere()
    {
        var mention = SkillFinder.FindIn("on k8s.").ShouldHaveSingleItem();

        (mention.Written, mention.Start, mention.IsAlias).ShouldBe(("k8s", 3, true));
    }

    [Fact]
    public void Catalog_EveryNameAndAlias_IsFoundAsItself()
    {
        SkillCatalog.All.Count().ShouldBeGreaterThan(150);
        foreach (var skill in SkillCatalog.All)
            SkillFinder.FindIn(skill.Name, isList: true).Select(m => m.Skill).ShouldBe([skill], skill.Name);
    }

    [Fact]
    public void FindIn_HugeLine_IsFast()
    {
        var line = string.Concat(Enumerable.Repeat("C# .NET machine-learning/", 20_000));

        SkillFinder.FindIn(line).Count.ShouldBeGreaterThan(20_000);
    }
}
