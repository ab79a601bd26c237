using DemoHost.Tests.Hosting;

namespace DemoHost.CvExtraction;

public sealed class PdfReaderTests
{
    [Fact]
    public async Task Read_TwoColumns_ReadsOneColumnAfterTheOther()
    {
        var document = await ReadAsync("ana-pereira-two-columns.pdf");
        string[] lines = [.. document.Lines.Select(line => line.Text)];
        Array.IndexOf(lines, "Kubernetes").ShouldBeLessThan(Array.IndexOf(lines, "Ana Pereira"));
        lines.ShouldContain("CONTACT");
        document.Lines.Single(line => line.Text == "Ana Pereira").StartsColumn.ShouldBeTrue();
    }

    [Fact]
    public async Task Read_RightAlignedDates_StayOnTheirLine()
    {
        var document = await ReadAsync("ana-pereira-two-columns.pdf");
        document.Lines.ShouldContain(line => line.Text == "Staff Software Engineer\tMar 2021 – Present");
    }

    [Fact]
    public async Task Read_TwoPages_CountsThemAndFinishesTheColumnFirst()
    {
        var document = await ReadAsync("david-okonkwo-long-two-pages.pdf");
        document.PageCount.ShouldBe(2);
        string[] lines = [.. document.Lines.Select(line => line.Text)];
        Array.FindIndex(lines, line => line.StartsWith("Trained researchers", StringComparison.Ordinal)).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Read_BrowserHeaderAndFooter_AreLeftOut() =>
        (await ReadAsync("oconnor-classic-one-column.pdf")).Text.ShouldNotContain("localhost");

    [Fact]
    public async Task Read_LetterSpacedHeading_IsOneWord() =>
        (await ReadAsync("oconnor-classic-one-column.pdf")).Lines.ShouldContain(line => line.Text == "WORK EXPERIENCE");

    [Fact]
    public async Task Read_ReaderNotInstalled_SaysWhatToInstall()
    {
        var reader = new DocumentReader(new CvDocumentOptions { PdfToTextPath = "/nowhere/pdftotext" });
        var failure = await Should.ThrowAsync<DocumentException>(() => reader.ReadAsync(RepositoryFiles.ReadSample("ana-pereira-two-columns.pdf"), "cv.pdf"));
        failure.Code.ShouldBe(DocumentErrorCodes.PdfReaderMissing);
        failure.Suggestion.ShouldContain("poppler-utils");
    }

    [Fact]
    public async Task Read_Afterwards_LeavesNoFileBehind()
    {
        string folder = Directory.CreateTempSubdirectory("cv-tests").FullName;
        try
        {
            var reader = new DocumentReader(new CvDocumentOptions { TemporaryDirectory = folder });
            await reader.ReadAsync(RepositoryFiles.ReadSample("ana-pereira-two-columns.pdf"), "cv.pdf", TestContext.Current.CancellationToken);
            await Should.ThrowAsync<DocumentException>(() => reader.ReadAsync(RepositoryFiles.ReadSample("broken-truncated.pdf"), "cv.pdf"));
            Directory.EnumerateFileSystemEntries(folder).ShouldBeEmpty();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Run_MoreThanMayRunAtATime_WaitForTheirTurn()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The reader of this test is a shell script.");
        var folder = Directory.CreateTempSubdirectory("cv-tests").FullName;
        try
        {
            // Fails when another one is at work: only one of them can make the folder.
            var (text, script) = (Path.Combine(folder, "text"), Path.Combine(folder, "reader"));
            await File.WriteAllTextAsync(text, $"#!/bin/sh\nmkdir '{folder}/busy' || exit 9\nsleep 0.1\nrmdir '{folder}/busy'\n", TestContext.Current.CancellationToken);
            // By another process: what this one has open for writing, those that other tests start hold for a moment, and then nobody can run it.
            await Shell.RunAsync("install", "-m", "500", text, script);
            var tool = new PdfToText(new CvDocumentOptions { PdfToTextPath = script, MaxPdfReaders = 1, TemporaryDirectory = folder }, TimeProvider.System);

            var outputs = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => tool.RunAsync("%PDF"u8.ToArray(), TestContext.Current.CancellationToken)));

            outputs.ShouldAllBe(o => o.ExitCode == 0);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Judge_HeadingsHangingLeft_AreNoColumn()
    {
        var left = RowFinder.Find([new WordBox("Experience", 10, 10, 70, 20), new WordBox("Education", 10, 60, 70, 70)]);
        var right = RowFinder.Find([new WordBox("Engineer", 100, 10, 150, 20), new WordBox("Acme", 100, 25, 150, 35), new WordBox("Porto", 100, 60, 150, 70)]);
        ColumnJudge.Judge(left, right).ShouldBe(Arrangement.HangingHeadings);
    }

    private static async Task<CvDocument> ReadAsync(string name) =>
        await new DocumentReader(new CvDocumentOptions()).ReadAsync(RepositoryFiles.ReadSample(name), name, TestContext.Current.CancellationToken);
}
