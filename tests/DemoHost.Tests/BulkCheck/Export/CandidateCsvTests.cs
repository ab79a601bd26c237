using System.Text;
using System.Text.Json;

namespace DemoHost.BulkCheck;

public sealed class CandidateCsvTests
{
    [Theory]
    [InlineData("=1+1", "\"'=1+1\"")]
    [InlineData("=HYPERLINK(\"http://x\",\"y\")", "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"")]
    [InlineData("+49 30 1234", "\"'+49 30 1234\"")]
    [InlineData("-2+3", "\"'-2+3\"")]
    [InlineData("@SUM(A1)", "\"'@SUM(A1)\"")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"hi\"", "\"say \"\"hi\"\"\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData("José", "José")]
    [InlineData("", "")]
    public async Task Write_Text_IsShownAndNeverRun(string text, string written)
    {
        var line = (await WriteAsync(text)).Split("\r\n", 2)[1];

        line.ShouldStartWith($"1,{written},e@example.com,");
    }

    [Fact]
    public async Task Write_File_BeginsWithAMarkAndItsHeader() =>
        (await WriteAsync("n")).ShouldStartWith("\uFEFFrow,name,email,company,title,location,result,");

    [Fact]
    public async Task Write_Export_CanBeCheckedAgain()
    {
        var rows = await CandidateFiles.ReadAsync("export.csv", Encoding.UTF8.GetBytes(await WriteAsync("two\nlines, \"quoted\"")));

        rows.ShouldBe([new(1, "two\nlines, \"quoted\"", "e@example.com", "c", "t", null)]);
    }

    private static async Task<string> WriteAsync(string name)
    {
        var failed = new CandidateEvents(new CandidateRow(1, name, "e@example.com", "c", "t", null), 1, 1, 0).Failed(CandidateFailure.NotFound);
        var row = ExportRow.From(JsonSerializer.SerializeToElement(failed, BulkJson.Wire.FailedCandidateEvent));
        using var output = new MemoryStream();
        await CandidateCsv.WriteAsync(output, [row], TestContext.Current.CancellationToken);
        return Encoding.UTF8.GetString(output.ToArray());
    }
}
