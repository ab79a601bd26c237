using System.Net;
using System.Text;
using DemoHost.Tests.Hosting;

namespace DemoHost.Tests.BulkCheck.Http;

public sealed class BulkProblemTests(DemoServer server) : IClassFixture<DemoServer>
{
    private const string Good = "name,email,company,title\nJohn,john@example.com,Google,Engineer\n";

    public static TheoryData<string, string, string, string?, string?> BadRequests => new()
    {
        { "missing_com_id", "c.csv", Good, null, null },
        { "missing_com_id", "c.csv", Good, "  ", null },
        { "invalid_com_id", "c.csv", Good, new string('x', 101), null },
        { "unsupported_format", "c.pdf", "%PDF-1.7", "a", null },
        { "empty_file", "c.csv", "", "a", null },
        { "empty_file", "c.csv", "name,email,company,title\n", "a", null },
        { "missing_columns", "c.csv", "name,email,company\na,b,c\n", "a", null },
        { "unreadable_file", "c.xlsx", "PK\u0003\u0004 and then nothing", "a", null },
        { "invalid_parameter", "c.csv", Good, "a", "page=0" },
        { "invalid_parameter", "c.csv", Good, "a", "page=-1" },
        { "invalid_parameter", "c.csv", Good, "a", "limit=many" },
        { "invalid_parameter", "c.csv", Good, "a", "limit=0" },
        { "invalid_parameter", "c.csv", Good, "a", "limit=10001" },
        { "invalid_parameter", "c.csv", Good, "a", "saveToDatabase=perhaps" },
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(BadRequests))]
    public async Task Post_WhatCannotBeChecked_IsAProblemBeforeAnyEvent(string code, string name, string content, string? comId, string? field)
    {
        (string, object)[] fields = field?.Split('=') is [var key, var value] ? [(key, value)] : [];
        foreach (var url in new[] { BulkClient.Stream, BulkClient.Batch })
        {
            using var response = await server.Http.SendAsync(url, BulkForm.Of(name, Encoding.UTF8.GetBytes(content), comId, fields));

            response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
            response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
            var problem = await response.ReadJsonAsync();
            problem.GetProperty("code").GetString().ShouldBe(code);
            problem.GetProperty("title").GetString().ShouldNotBeNullOrEmpty();
            problem.GetProperty("detail").GetString().ShouldNotBeNullOrEmpty();
            problem.GetRawText().ShouldNotContain("   at ");
            if (field is not null)
                problem.GetProperty("title").GetString()!.ShouldContain(field.Split('=')[0]);
        }
    }

    [Fact]
    public async Task Post_FileAboveTheLimit_Is413AndNamesIt()
    {
        using var response = await server.Http.SendAsync(BulkClient.Stream, BulkForm.Of("c.csv", new byte[50 * 1024 * 1024 + 1], "a"));

        response.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await response.ReadJsonAsync()).GetProperty("detail").GetString()!.ShouldContain("50 MB");
    }

    [Fact]
    public async Task Post_FileAtTheLimit_IsRead()
    {
        var content = new byte[50 * 1024 * 1024];
        Array.Fill(content, (byte)'\n');
        Encoding.UTF8.GetBytes(Good).CopyTo(content, 0);

        using var response = await server.Http.SendAsync(BulkClient.Stream, BulkForm.Of("c.csv", content, "a"));

        (await response.ReadEventsAsync()).Count.ShouldBe(3);
    }

    [Fact]
    public async Task Post_WithoutFileOrForm_NamesTheField()
    {
        using var wrongField = await server.Http.SendAsync(BulkClient.Stream, new MultipartFormDataContent { { new ByteArrayContent([1]), "document", "c.csv" }, { new StringContent("a"), "com_id" } });
        using var noForm = await server.Http.SendAsync(BulkClient.Stream, new StringContent("{}", Encoding.UTF8, "application/json"));
        using var cutOff = await server.Http.SendAsync(BulkClient.Stream, CutOffForm());

        (await wrongField.ReadJsonAsync()).GetProperty("code").GetString().ShouldBe("missing_file");
        (await noForm.ReadJsonAsync()).GetProperty("code").GetString().ShouldBe("malformed_form");
        (await cutOff.ReadJsonAsync()).GetProperty("code").GetString().ShouldBe("malformed_form");
        foreach (var response in new[] { wrongField, noForm, cutOff })
            response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Post_FileBeforeOrBehindTheFields_IsTheSame()
    {
        var fileFirst = BulkForm.Csv(Good, "order", ("limit", 1));
        var fileLast = new MultipartFormDataContent { { new StringContent("order"), "com_id" }, { new StringContent("1"), "limit" }, { new ByteArrayContent(Encoding.UTF8.GetBytes(Good)), "file", "c.csv" } };

        (await server.Http.CheckAsync(fileFirst)).Count.ShouldBe(3);
        (await server.Http.CheckAsync(fileLast)).Count.ShouldBe(3);
    }

    private static ByteArrayContent CutOffForm()
    {
        var content = new ByteArrayContent("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"c.csv\"\r\n\r\nname,ema"u8.ToArray());
        content.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=b");
        return content;
    }
}
