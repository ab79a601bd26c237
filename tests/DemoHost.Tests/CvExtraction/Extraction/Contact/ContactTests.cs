namespace DemoHost.CvExtraction;

public sealed class ContactTests
{
    private const string Rest = "\n\nExperience\n\nEngineer, Acme Ltd (2019 – 2021)\n";

    [Theory]
    [InlineData("José Ñúñez\njose@example.es", "José Ñúñez")]
    [InlineData("ŁUKASZ ZIELIŃSKI\nx@example.pl", "Łukasz Zieliński")]
    [InlineData("Curriculum Vitae\n\nPieter van der Berg\nx@example.nl", "Pieter van der Berg")]
    [InlineData("Name: Åsa Lindqvist\nx@example.se", "Åsa Lindqvist")]
    [InlineData("Jane Smith, PhD, MBA\nx@example.com", "Jane Smith")]
    [InlineData("Dr. Anna Großmann\nx@example.de", "Dr. Anna Großmann")]
    [InlineData("Senior Engineer\nSiobhán O'Brien\nsiobhan.obrien@example.ie", "Siobhán O'Brien")]
    [InlineData("Resume of Fatima Al-Sayed\nx@example.ae", "Fatima Al-Sayed")]
    [InlineData("Benjamin Katz — Backend Developer\nx@example.il", "Benjamin Katz")]
    [InlineData("# Tomasz Łukasiewicz\nx@example.pl", "Tomasz Łukasiewicz")]
    [InlineData("J O H N   D O E\nx@example.com", "John Doe")]
    public async Task Name_InManyForms_IsFound(string header, string name) => (await Lines.ExtractAsync(header + Rest)).Name.ShouldBe(name);

    [Theory]
    [InlineData("Ana Pereira\nLisbon, Portugal · x@example.pt", "Lisbon, Portugal")]
    [InlineData("Ana Pereira\n1428 Elm Street, Columbus, OH 43215\nx@example.com", "Columbus, OH")]
    [InlineData("Ana Pereira\nAnschrift: Lindenstraße 12, 79098 Freiburg\nx@example.de", "Freiburg")]
    [InlineData("Ana Pereira\nKeizersgracht 100, 1015 CV Amsterdam\nx@example.nl", "Amsterdam")]
    public async Task Location_InManyForms_IsCityAndCountry(string header, string location) => (await Lines.ExtractAsync(header + Rest)).Location.ShouldBe(location);

    [Fact]
    public async Task Links_WithAndWithoutScheme_AreWholeAndUnique()
    {
        var profile = await Lines.ExtractAsync("Ana Pereira\nana@example.pt | github.com/ana | https://www.github.com/ana/ | ana.dev" + Rest + "Built with Node.js and ASP.NET\n");
        profile.Links.ShouldBe(["https://github.com/ana", "https://ana.dev"]);
    }

    [Fact]
    public async Task Email_OfAReference_IsNotThePersons()
    {
        var profile = await Lines.ExtractAsync("Ana Pereira\nLisbon" + Rest + "\nReferences\nBob Boss, bob@example.com\n");
        profile.Email.ShouldBeNull();
    }
}
