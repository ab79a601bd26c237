using System.Text;

namespace DemoHost.CvExtraction;

public sealed class DocumentReaderTests
{
    private static readonly DocumentReader Reader = new(new CvDocumentOptions());

    [Theory]
    [InlineData("broken-empty.pdf", DocumentErrorCodes.Empty)]
    [InlineData("broken-encrypted.pdf", DocumentErrorCodes.Encrypted)]
    [InlineData("broken-truncated.pdf", DocumentErrorCodes.Truncated)]
    [InlineData("broken-scan-without-text.pdf", DocumentErrorCodes.NoText)]
    [InlineData("broken-picture-named.pdf", DocumentErrorCodes.TypeMismatch)]
    public async Task Read_BrokenSample_FailsWithItsOwnCode(string name, string code)
    {
        var failure = await FailAsync(RepositoryFiles.ReadSample(name), name);
        failure.Code.ShouldBe(code);
        failure.Message.ShouldNotBeNullOrWhiteSpace();
        failure.Suggestion.ShouldNotBeNullOrWhiteSpace();
        failure.Message.ShouldNotContain(Path.GetTempPath());
    }

    [Fact]
    public async Task Read_OverTheLimit_IsTooLarge()
    {
        var reader = new DocumentReader(new CvDocumentOptions { MaxBytes = 10 });
        var failure = await Should.ThrowAsync<DocumentException>(() => reader.ReadAsync("Ana Pereira, Lisbon"u8.ToArray(), "cv.txt"));
        failure.Code.ShouldBe(DocumentErrorCodes.TooLarge);
    }

    [Fact]
    public async Task Read_TextNamedPdf_IsAMismatch() => (await FailAsync("Ana Pereira"u8.ToArray(), "cv.pdf")).Code.ShouldBe(DocumentErrorCodes.TypeMismatch);

    [Fact]
    public async Task Read_PdfNamedDocx_IsAMismatch() => (await FailAsync(RepositoryFiles.ReadSample("ana-pereira-two-columns.pdf"), "cv.docx")).Code.ShouldBe(DocumentErrorCodes.TypeMismatch);

    [Fact]
    public async Task Read_RichText_IsUnsupported() => (await FailAsync("{\\rtf1 Ana}"u8.ToArray(), "cv.rtf")).Code.ShouldBe(DocumentErrorCodes.UnsupportedType);

    [Fact]
    public async Task Read_WebPage_IsUnsupported() => (await FailAsync("<!DOCTYPE html><html></html>"u8.ToArray(), "cv.html")).Code.ShouldBe(DocumentErrorCodes.UnsupportedType);

    [Fact]
    public async Task Read_OldWordDocument_IsUnsupported()
    {
        byte[] content = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. Encoding.Unicode.GetBytes("WordDocument")];
        (await FailAsync(content, "cv.doc")).Code.ShouldBe(DocumentErrorCodes.UnsupportedType);
    }

    [Fact]
    public async Task Read_DocxBehindAPassword_IsEncrypted()
    {
        byte[] content = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. Encoding.Unicode.GetBytes("EncryptedPackage")];
        (await FailAsync(content, "cv.docx")).Code.ShouldBe(DocumentErrorCodes.Encrypted);
    }

    [Fact]
    public async Task Read_BinaryOfUnknownKind_IsUnsupported()
    {
        byte[] content = new byte[4096];
        new Random(7).NextBytes(content);
        (await FailAsync(content, "cv.bin")).Code.ShouldBe(DocumentErrorCodes.UnsupportedType);
    }

    [Fact]
    public async Task Read_OnlyWhiteSpace_IsEmpty() => (await FailAsync(" \r\n\t "u8.ToArray(), "cv.txt")).Code.ShouldBe(DocumentErrorCodes.Empty);

    [Fact]
    public async Task Read_Cancelled_Throws()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => Reader.ReadAsync("Ana"u8.ToArray(), "cv.txt", cancelled.Token));
    }

    [Fact]
    public void Create_OptionsThatCannotWork_SaysWhich() =>
        Should.Throw<ArgumentException>(() => new DocumentReader(new CvDocumentOptions { MaxPages = 0 })).Message.ShouldContain("MaxPages");

    private static async Task<DocumentException> FailAsync(byte[] content, string name) =>
        await Should.ThrowAsync<DocumentException>(() => Reader.ReadAsync(content, name));
}
