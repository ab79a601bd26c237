using System.IO.Compression;
using System.Text;
using DemoHost.Tests.BulkCheck;

namespace DemoHost.BulkCheck;

public sealed class XlsxFileTests
{
    private static readonly object?[] Header = ["name", "email", "company", "title", "location"];
    private static readonly object?[] John = ["John Doe", "john@example.com", "Google", "Engineer", "Berlin"];

    [Fact]
    public async Task ReadRows_Workbook_HasItsRows() =>
        (await CandidateFiles.ReadAsync("c.xlsx", Workbook.Of(Header, John))).ShouldBe([new(1, "John Doe", "john@example.com", "Google", "Engineer", "Berlin")]);

    [Fact]
    public async Task ReadRows_OtherOrderCaseColumnsAndBlankRows_AreTheSame() =>
        (await CandidateFiles.ReadAsync("c.xlsx", Workbook.Of([], [null, " Title", "NAME", "source", "E", "Email ", "Company"], [null, null, null, null, null, null], ["x", " Engineer ", "John Doe", "fair", 1.5, "john@example.com", "Google"])))
            .ShouldBe([new(1, "John Doe", "john@example.com", "Google", "Engineer", null)]);

    [Fact]
    public async Task ReadRows_NumbersAndLineBreaks_AreText() =>
        (await CandidateFiles.ReadAsync("c.xlsx", Workbook.Of(Header, ["Seven", "s@example.com", 3.0, "Lead\nEngineer", 12.25]))).ShouldBe([new(1, "Seven", "s@example.com", "3", "Lead\nEngineer", "12.25")]);

    [Fact]
    public async Task ReadRows_NameWithoutEnding_IsReadByItsContent() =>
        (await CandidateFiles.ReadAsync("blob", Workbook.Of(Header, John))).Count.ShouldBe(1);

    [Fact]
    public async Task Open_EmptySheetOrMissingColumn_SaysWhy()
    {
        (await CandidateFiles.ProblemOfAsync("c.xlsx", Workbook.Of())).Code.ShouldBe("empty_file");
        (await CandidateFiles.ProblemOfAsync("c.xlsx", Workbook.Of(Header))).Code.ShouldBe("empty_file");
        (await CandidateFiles.ProblemOfAsync("c.xlsx", Workbook.Of(["name", "email"], ["a", "b"]))).Title.ShouldBe("The columns 'company', 'title' are missing.");
    }

    public static TheoryData<string, byte[]> Damaged => new()
    {
        { "cut off", Workbook.Of(Header, John)[..^200] },
        { "first bytes only", "PK\u0003\u0004"u8.ToArray() },
        { "text", "name,email,company,title\n"u8.ToArray() },
        { "sheet that is no XML", Workbook.WithSheet("<worksheet") },
        { "sheet with entities", Workbook.WithSheet("<!DOCTYPE w [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>&b;</t></is></c></row></sheetData></worksheet>") },
        { "bytes changed", Flip(Workbook.Of(Header, John)) },
    };

    [Theory]
    [MemberData(nameof(Damaged))]
    public async Task Open_DamagedFile_SaysSo(string what, byte[] content)
    {
        var problem = await CandidateFiles.ProblemOfAsync($"{what}.xlsx", content);

        problem.Code.ShouldBe("unreadable_file");
        problem.Status.ShouldBe(400);
    }

    [Theory]
    [InlineData("c.pdf", "%PDF-1.7")]
    [InlineData("c.txt", "name,email,company,title\na,b,c,d\n")]
    [InlineData("c.json", "[]")]
    [InlineData("c.csv", "%PDF-1.7")]
    [InlineData("c.csv", "\u0089PNG\0\0")]
    [InlineData("c", "\0\0\0\0")]
    public async Task Open_OtherFormat_IsRefused(string name, string content) =>
        (await CandidateFiles.ProblemOfAsync(name, Encoding.Latin1.GetBytes(content))).Code.ShouldBe("unsupported_format");

    [Fact]
    public async Task Open_OldExcelFileOrOtherArchive_IsRefused()
    {
        (await CandidateFiles.ProblemOfAsync("c.xlsx", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[512]])).Code.ShouldBe("unsupported_format");
        (await CandidateFiles.ProblemOfAsync("c.xlsx", Zip(("word/document.xml", 10)))).Code.ShouldBe("unsupported_format");
    }

    [Fact]
    public async Task Open_EntryThatInflatesManyTimesItsSize_IsRefusedBeforeItIsParsed()
    {
        // A sheet of ten million blanks: 10 MB made of 10 KB.
        var bomb = Workbook.WithSheet($"<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">{new string(' ', 10_000_000)}<sheetData/></worksheet>");

        var problem = await CandidateFiles.ProblemOfAsync("c.xlsx", bomb);

        problem.Code.ShouldBe("archive_too_large");
        problem.Detail.ShouldContain("100 times");
    }

    [Fact]
    public async Task Open_ManySmallEntries_AreCountedTogether()
    {
        var limits = new FileLimits { MaxInflatedBytes = 2 * 1024 * 1024, MaxArchiveEntries = 20 };

        (await CandidateFiles.ProblemOfAsync("c.xlsx", Zip([("xl/workbook.xml", 10), .. Enumerable.Range(0, 10).Select(i => ($"e{i}", 300_000))]), limits)).Detail.ShouldContain("2 MB");
        (await CandidateFiles.ProblemOfAsync("c.xlsx", Zip([("xl/workbook.xml", 10), .. Enumerable.Range(0, 20).Select(i => ($"e{i}", 1))]), limits)).Detail.ShouldContain("21 entries");
    }

    [Fact]
    public async Task Open_RowFarBelow_CostsNothing()
    {
        const string main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        string Row(int number, params string[] cells) => $"<row r=\"{number}\">{string.Concat(cells.Select((c, i) => $"<c r=\"{(char)('A' + i)}{number}\" t=\"inlineStr\"><is><t>{c}</t></is></c>"))}</row>";
        var sheet = $"<worksheet xmlns=\"{main}\"><sheetData>{Row(1, "name", "email", "company", "title")}{Row(1_048_576, "n", "e", "c", "t")}</sheetData></worksheet>";

        (await CandidateFiles.ReadAsync("c.xlsx", Workbook.WithSheet(sheet))).ShouldBe([new(1, "n", "e", "c", "t", null)]);
    }

    public static TheoryData<string, string, string> Hungry => new()
    {
        { "a row far below", Sheet("<row r=\"2147483647\"/>"), "too_many_rows" },
        { "more rows than a sheet has", Sheet(Repeat("<row/>", 1_048_577)), "too_many_rows" },
        { "one cell again and again", Sheet($"<row r=\"1\">{Repeat("<c r=\"A1\"/>", 300)}</row>"), "too_many_columns" },
        { "rows within a row", Sheet($"<row r=\"1\">{Repeat("<x><row/></x><c r=\"A1\"/>", 300)}</row>"), "too_many_columns" },
        { "elements within elements", Repeat("<x>", 100) + Repeat("</x>", 100), "unreadable_file" },
    };

    [Theory]
    [MemberData(nameof(Hungry))]
    public async Task Open_SheetThatWouldCostTheReaderMuch_IsRefusedBeforeItIsRead(string what, string sheet, string code) =>
        // The ratio would stop the large ones before that.
        (await CandidateFiles.ProblemOfAsync($"{what}.xlsx", Workbook.WithSheet(sheet), new FileLimits { MaxInflationRatio = 10_000 })).Code.ShouldBe(code);

    [Fact]
    public async Task Open_MoreSharedTextsThanCells_IsRefused()
    {
        var limits = new FileLimits { MaxRows = 10, MaxColumns = 5 };
        (string, byte[]) Shared(int count) => ("xl/sharedStrings.xml", Encoding.UTF8.GetBytes($"<sst>{Repeat("<si/>", count)}</sst>"));

        var problem = await CandidateFiles.ProblemOfAsync("c.xlsx", Workbook.WithSheet(Sheet(""), Shared(51)), limits);

        problem.Code.ShouldBe("archive_too_large");
        problem.Detail.ShouldContain("50 shared texts");
        (await CandidateFiles.ProblemOfAsync("c.xlsx", Workbook.WithSheet(Sheet(""), Shared(50)), limits)).Code.ShouldBe("empty_file");
    }

    [Fact]
    public async Task Open_BinaryParts_AreRefusedBecauseTheyAreNotChecked()
    {
        (string, byte[]) rels = ("xl/_rels/other.rels", "<Relationships><Relationship Type=\"http://x/worksheet\" Target=\"worksheets/sheet1.bin\"/></Relationships>"u8.ToArray());

        (await CandidateFiles.ProblemOfAsync("c.xlsx", Workbook.WithSheet(Sheet(""), rels))).Code.ShouldBe("unsupported_format");
        (await CandidateFiles.ProblemOfAsync("c.xlsx", Workbook.WithSheet(Sheet(""), ("xl/sharedStrings.bin", [0])))).Code.ShouldBe("unsupported_format");
    }

    [Fact]
    public async Task Open_BlankRowsWhileTheClientLeaves_IsCanceled()
    {
        await using var file = TemporaryFile.Create();
        await file.Content.WriteAsync(Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Repeat(",,,", 1000))), TestContext.Current.CancellationToken);

        Should.Throw<OperationCanceledException>(() => CandidateFile.Open(file, "c.csv", new FileLimits(), new CancellationToken(canceled: true)));
    }

    [Fact]
    public async Task Open_BlankRowsWithoutEnd_AreTooManyRows() =>
        (await CandidateFiles.ProblemOfAsync("name,email,company,title\n" + Repeat(",\n", 1_048_576))).Title.ShouldBe("The file has too many rows.");

    private static string Sheet(string rows) => $"<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{rows}</sheetData></worksheet>";

    private static string Repeat(string text, int count) => new StringBuilder().Insert(0, text, count).ToString();

    private static byte[] Flip(byte[] content)
    {
        // Into the compressed bytes of the sheet, which is the last entry.
        var at = content.AsSpan().LastIndexOf("PK\u0003\u0004"u8) + 60;
        for (var i = 0; i < 20; i++)
            content[at + i] ^= 0xFF;
        return content;
    }

    private static byte[] Zip(params (string Name, int Size)[] entries)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, size) in entries)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(new byte[size]);
            }
        }
        return file.ToArray();
    }
}
