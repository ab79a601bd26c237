namespace DemoHost.CvExtraction;

public sealed class PortfolioPageTests
{
    private const string Hostile = "<script>alert(1)</script>\"' onload=x";

    [Fact]
    public void Render_HostileText_IsEncodedEverywhere()
    {
        string html = PortfolioPage.Render(new CvProfile
        {
            Name = Hostile,
            Email = Hostile,
            Phone = Hostile,
            Location = Hostile,
            Summary = Hostile,
            Experience = [new CvExperience { Title = Hostile, Company = Hostile, Location = Hostile, Start = Hostile, End = Hostile, Highlights = [Hostile] }],
            Education = [new CvEducation { Degree = Hostile, Institution = Hostile, Year = Hostile }],
            Skills = [Hostile],
            Languages = [Hostile],
            Links = [Hostile, "javascript:alert(1)", "https://example.com/\"onclick=\"x"],
        });
        html.ShouldNotContain("<script", Case.Insensitive);
        html.ShouldNotContain("\"onclick");
        html.ShouldNotContain("href=\"javascript", Case.Insensitive);
    }

    [Fact]
    public void Render_Links_OnlyWebAndMailAreFollowed()
    {
        string html = PortfolioPage.Render(new CvProfile { Name = "Ana", Email = "ana@example.pt", Links = ["https://ana.example", "ftp://ana.example"] });
        html.ShouldContain("href=\"mailto:ana@example.pt\"");
        html.ShouldContain("href=\"https://ana.example/\"");
        html.ShouldNotContain("href=\"ftp");
    }

    [Fact]
    public void Render_Page_LoadsNothing()
    {
        string html = PortfolioPage.Render(new CvProfile { Name = "Ana" });
        html.ShouldNotContain(" src=");
        html.ShouldNotContain("<link");
        html.ShouldNotContain("@import");
        html.ShouldContain("lang=\"en\"");
        html.ShouldContain("<main id=\"main\">");
    }

    [Fact]
    public void Render_EmptyProfile_HasNoEmptySections() => PortfolioPage.Render(new CvProfile()).ShouldNotContain("<section");
}
