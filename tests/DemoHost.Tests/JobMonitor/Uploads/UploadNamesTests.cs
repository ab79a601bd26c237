using DemoHost.JobMonitor;
using FsCheck;
using FsCheck.Fluent;

namespace DemoHost.Tests.JobMonitor.Uploads;

public sealed class UploadNamesTests
{
    [Theory]
    [InlineData("cv.pdf", "cv.pdf")]
    [InlineData("My résumé (final).DOCX", "My-r-sum-final.docx")]
    [InlineData(@"C:\Users\me\cv.txt", "cv.txt")]
    [InlineData("../../../etc/cv.md", "cv.md")]
    [InlineData("....pdf", "resume.pdf")]
    [InlineData("日本語.pdf", "resume.pdf")]
    public void New_ClientsName_IsKeptAsFarAsItIsSafe(string given, string end)
    {
        var name = UploadNames.New(given)!;

        name[33..].ShouldBe(end);
        UploadNames.IsName(name).ShouldBeTrue();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("cv")]
    [InlineData("cv.exe")]
    [InlineData("cv.pdf/")]
    [InlineData("cv.pdf\0.exe")]
    public void New_NoResume_IsRefused(string? given) => UploadNames.New(given).ShouldBeNull();

    [Fact]
    public void New_AnyText_BecomesAFileOfTheFolderOrNothing() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), (string text) =>
        {
            foreach (var name in new[] { UploadNames.New(text), UploadNames.New($"{text}.pdf") }.OfType<string>())
            {
                UploadNames.IsName(name).ShouldBeTrue();
                Path.GetFullPath(Path.Combine("/folder", name)).ShouldBe($"/folder/{name}");
            }
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("00000000000000000000000000000000-../cv.pdf")]
    [InlineData("00000000000000000000000000000000-cv.pdf\n")]
    [InlineData("00000000000000000000000000000000-cv.pdf.part")]
    [InlineData("/etc/passwd")]
    [InlineData("")]
    public void IsName_WhatWasNotMadeHere_IsNone(string name) => UploadNames.IsName(name).ShouldBeFalse();
}
