using System.Text;

namespace DemoHost.CvExtraction;

public sealed class PlainTextReaderTests
{
    private const string Cv = "José Ñúñez\nŁódź\nExperience\n";

    public static TheoryData<string> Encodings => ["utf-8", "utf-8 with mark", "utf-16 with mark", "utf-16", "utf-16 big endian with mark", "utf-16 big endian"];

    [Theory]
    [MemberData(nameof(Encodings))]
    public async Task Read_AnyUnicodeEncoding_KeepsAllLetters(string encoding)
    {
        byte[] content = encoding switch
        {
            "utf-8" => Encoding.UTF8.GetBytes(Cv),
            "utf-8 with mark" => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Cv)],
            "utf-16 with mark" => [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Cv)],
            "utf-16" => Encoding.Unicode.GetBytes(Cv),
            "utf-16 big endian with mark" => [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(Cv)],
            _ => Encoding.BigEndianUnicode.GetBytes(Cv),
        };
        (await ReadAsync(content)).Lines.Select(line => line.Text).ShouldBe(["José Ñúñez", "Łódź", "Experience"]);
    }

    [Fact]
    public async Task Read_Windows1252_IsTheFallback()
    {
        byte[] content = [0x4A, 0x6F, 0x73, 0xE9, 0x20, 0x80];
        (await ReadAsync(content)).Text.ShouldBe("José €");
    }

    [Fact]
    public async Task Read_Markdown_BecomesLayout()
    {
        var document = await ReadAsync("# Ana Pereira\n\n**Engineer** at [Acme](https://acme.example)\n\nExperience\n----------\n* Built\n"u8.ToArray());
        document.Lines[0].HeadingLevel.ShouldBe(1);
        document.Lines[1].Text.ShouldBe("Engineer at Acme");
        document.Links.ShouldBe(["https://acme.example"]);
        document.Lines[2].HeadingLevel.ShouldBe(2);
        document.Lines[3].ShouldSatisfyAllConditions(line => line.Text.ShouldBe("Built"), line => line.ListItem.ShouldBeTrue());
    }

    [Theory]
    [InlineData("e\uFB03cient", "efficient")]
    [InlineData("micro\u00ADservice", "microservice")]
    [InlineData("a\u00A0b", "a b")]
    [InlineData("e\u0301", "é")]
    public void Clean_TypesettingInText_ComesOut(string raw, string expected) => LineText.Clean(raw).Text.ShouldBe(expected);

    [Theory]
    [InlineData("Page 1 of 2")]
    [InlineData("Seite 2/3")]
    [InlineData("- 2 -")]
    [InlineData("2 / 2")]
    public void IsPageNumber_NumberAlone_IsFurniture(string text) => PageFurniture.IsPageNumber(text).ShouldBeTrue();

    [Theory]
    [InlineData("Grew the page views by 2 of 3")]
    [InlineData("C# 12")]
    public void IsPageNumber_OtherText_IsNot(string text) => PageFurniture.IsPageNumber(text).ShouldBeFalse();

    private static async Task<CvDocument> ReadAsync(byte[] content) =>
        await new DocumentReader(new CvDocumentOptions()).ReadAsync(content, "cv.txt", TestContext.Current.CancellationToken);
}
