namespace DemoHost.CvExtraction;

public sealed class EmailFinderTests
{
    [Theory]
    [InlineData("Email: ana.pereira+jobs@mail.example.co.uk | Lisbon", "ana.pereira+jobs@mail.example.co.uk")]
    [InlineData("ana [at] example [dot] com", "ana@example.com")]
    [InlineData("ana(at)example.com", "ana@example.com")]
    [InlineData("<o'neil@example.ie>", "o'neil@example.ie")]
    [InlineData("ana@example.com.", "ana@example.com")]
    public void Find_AddressAsWritten_IsFound(string line, string email) => EmailFinder.Find(line).ShouldBe([email]);

    [Theory]
    [InlineData("Frontend Developer @ Volvo Cars")]
    [InlineData("meet (at) the office")]
    [InlineData("@ana on social media")]
    public void Find_OtherUseOfTheSign_FindsNothing(string line) => EmailFinder.Find(line).ShouldBeEmpty();

    [Fact]
    public void FromLink_MailtoWithSubject_GivesTheAddress() => EmailFinder.FromLink("mailto:ana@example.com?subject=Hi").ShouldBe("ana@example.com");

    [Fact]
    public void FromLink_WebAddress_GivesNothing() => EmailFinder.FromLink("https://example.com/@ana").ShouldBeNull();
}
