using System.Text;

namespace DemoHost.BulkCheck;

public sealed class CsvFileTests
{
    private static readonly CandidateRow John = new(1, "John Doe", "john@example.com", "Google", "Engineer", "Berlin");

    [Theory]
    [InlineData("name,email,company,title,location\nJohn Doe,john@example.com,Google,Engineer,Berlin\n")]
    [InlineData("name,email,company,title,location\r\nJohn Doe,john@example.com,Google,Engineer,Berlin")]
    [InlineData("name;email;company;title;location\nJohn Doe;john@example.com;Google;Engineer;Berlin\n")]
    [InlineData("name\temail\tcompany\ttitle\tlocation\nJohn Doe\tjohn@example.com\tGoogle\tEngineer\tBerlin\n")]
    [InlineData("sep=;\nname;email;company;title;location\nJohn Doe;john@example.com;Google;Engineer;Berlin\n")]
    [InlineData("\uFEFFname,email,company,title,location\nJohn Doe,john@example.com,Google,Engineer,Berlin\n")]
    [InlineData("\uFEFF\"name\",email,company,title,location\nJohn Doe,john@example.com,Google,Engineer,Berlin\n")]
    [InlineData("Location,TITLE,Company,eMail,Name\nBerlin,Engineer,Google,john@example.com,John Doe\n")]
    [InlineData(" name , email,company ,title,location\n John Doe , john@example.com ,Google,Engineer, Berlin\n")]
    [InlineData("id,name,notes,email,company,title,location,x\n7,John Doe,\"a, b; c\",john@example.com,Google,Engineer,Berlin,y\n")]
    [InlineData("\n\nname,email,company,title,location\n\n  \n,,,,\nJohn Doe,john@example.com,Google,Engineer,Berlin\n\n")]
    [InlineData("name,email,company,title,location,name\nJohn Doe,john@example.com,Google,Engineer,Berlin,Another\n")]
    [InlineData("\"name\",\"email\",\"company\",\"title\",\"location\"\n\"John Doe\",\"john@example.com\",\"Google\",\"Engineer\",\"Berlin\"\n")]
    public async Task ReadRows_FilesAsPeopleHaveThem_AreTheSameRow(string text) =>
        (await CandidateFiles.ReadAsync(text)).ShouldBe([John]);

    [Fact]
    public async Task ReadRows_QuotedLineBreaksDelimitersAndQuotes_StayInTheirCell()
    {
        var rows = await CandidateFiles.ReadAsync("name,email,company,title,location\n\"Doe, John\",j@example.com,\"Say \"\"Hi\"\"; Inc\",\"Lead\r\nEngineer\",\"Köln,\nDeutschland\"\nNext,n@example.com,c,t,\n");

        rows.ShouldBe([new(1, "Doe, John", "j@example.com", "Say \"Hi\"; Inc", "Lead\r\nEngineer", "Köln,\nDeutschland"), new(2, "Next", "n@example.com", "c", "t", null)]);
    }

    [Fact]
    public async Task ReadRows_WithoutLocation_HasNone() =>
        (await CandidateFiles.ReadAsync("title,company,email,name\nt,c,e@example.com,n\n")).ShouldBe([new(1, "n", "e@example.com", "c", "t", null)]);

    [Fact]
    public async Task ReadRows_RowShorterThanTheHeader_MissesItsValues() =>
        (await CandidateFiles.ReadAsync("name,email,company,title\nJohn\nJane,j@example.com,c,t,extra\n")).ShouldBe([new(1, "John", "", "", "", null), new(2, "Jane", "j@example.com", "c", "t", null)]);

    [Fact]
    public async Task ReadRows_StrayQuote_IsText() =>
        (await CandidateFiles.ReadAsync("name,email,company,title\nJohn \"Jack\" Doe,j@example.com,c,t\n"))[0].Name.ShouldBe("John \"Jack\" Doe");

    public static TheoryData<string, byte[]> Encodings => new()
    {
        { "UTF-8", [.. Encoding.UTF8.GetBytes("name,email,company,title\nJosé Ångström,j@example.com,c,t\n")] },
        { "UTF-8 with mark", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes("name,email,company,title\nJosé Ångström,j@example.com,c,t\n")] },
        { "UTF-16", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("name\temail\tcompany\ttitle\nJosé Ångström\tj@example.com\tc\tt\n")] },
        { "UTF-16, big endian", [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes("name,email,company,title\nJosé Ångström,j@example.com,c,t\n")] },
        { "Windows-1252", Encoding.Latin1.GetBytes("name;email;company;title\nJosé Ångström;j@example.com;c;t\n") },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public async Task ReadRows_Encoding_IsFound(string encoding, byte[] content) =>
        (await CandidateFiles.ReadAsync($"{encoding}.csv", content)).ShouldBe([new(1, "José Ångström", "j@example.com", "c", "t", null)]);

    [Fact]
    public async Task ReadRows_Page_HasItsRowsUnderTheirNumbers()
    {
        await using var file = await CandidateFiles.OpenAsync("c.csv", Encoding.UTF8.GetBytes("name,email,company,title\n" + string.Concat(Enumerable.Range(1, 9).Select(i => $"p{i},e,c,t\n\n"))));

        file.ReadRows(3, 2).Select(r => (r.Number, r.Name)).ShouldBe([(4, "p4"), (5, "p5")]);
        file.ReadRows(8, 5).Select(r => r.Number).ShouldBe([9]);
        file.Rows.ShouldBe(9);
    }

    [Theory]
    [InlineData("", "empty_file")]
    [InlineData("\n \n\r\n", "empty_file")]
    [InlineData("name,email,company,title\n", "empty_file")]
    [InlineData("name,email,company,title\n,,,\n\n", "empty_file")]
    [InlineData("name,email,company\nJohn,j@example.com,Google\n", "missing_columns")]
    [InlineData("John,j@example.com,Google,Engineer\n", "missing_columns")]
    [InlineData("name,email,company,title\nJohn,\"j@example.com,Google,Engineer\nJane,j@example.com,c,t\n", "unreadable_file")]
    public async Task Open_FileThatCannotBeUsed_SaysWhy(string text, string code)
    {
        var problem = await CandidateFiles.ProblemOfAsync(text);

        problem.Code.ShouldBe(code);
        problem.Status.ShouldBe(400);
    }

    [Fact]
    public async Task Open_MissingColumns_NamesAllThatAreMissingAndThoseThatAreThere()
    {
        var problem = await CandidateFiles.ProblemOfAsync("Name;phone\nJohn;1\n");

        problem.Title.ShouldBe("The columns 'email', 'company', 'title' are missing.");
        problem.Detail.ShouldContain("'Name', 'phone'");
    }

    [Fact]
    public async Task Open_MoreRowsThanAllowed_IsRefused()
    {
        var limits = new FileLimits { MaxRows = 3 };
        var three = "name,email,company,title\n" + string.Concat(Enumerable.Repeat("n,e,c,t\n", 3));

        (await CandidateFiles.ReadAsync("c.csv", Encoding.UTF8.GetBytes(three), limits)).Count.ShouldBe(3);
        (await CandidateFiles.ProblemOfAsync(three + "n,e,c,t\n", limits)).Code.ShouldBe("too_many_rows");
    }

    [Fact]
    public async Task Open_EndlessCellOrEndlessRow_IsRefusedInBoundedMemory()
    {
        (await CandidateFiles.ProblemOfAsync("name,email,company,title\n\"" + new string('x', 4_000_000))).Code.ShouldBe("unreadable_file");
        (await CandidateFiles.ProblemOfAsync("name,email,company,title\nn,e,c,t" + new string(',', 300))).Code.ShouldBe("too_many_columns");
    }
}
