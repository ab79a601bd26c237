using System.Net;

namespace DemoHost.Tests.BulkCheck.Http;

/// <summary>Sign-in and the limit on uploads, as a host adds them.</summary>
public sealed class BulkAccessTests
{
    private const string Rows = "name,email,company,title\nJohn Doe,john@example.com,Google,Engineer\n";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task User_OfAnotherCompany_NeitherUploadsNorReads()
    {
        await using var host = await BulkHost.StartAsync(TestSearch.Everybody);
        using var own = await host.Http.SendAsync(BulkClient.Stream, BulkForm.Csv(Rows, "mine"), ("X-Signed-In-For", "mine"));
        var run = own.Content.Headers.ContentLocation!.ToString();
        await own.ReadEventsAsync();

        using var upload = await host.Http.SendAsync(BulkClient.Stream, BulkForm.Csv(Rows, "mine"), ("X-Signed-In-For", "theirs"));
        using var read = new HttpRequestMessage(HttpMethod.Get, run) { Headers = { { "X-Signed-In-For", "theirs" } } };
        using var reading = await host.Http.SendAsync(read, Cancel);

        own.StatusCode.ShouldBe(HttpStatusCode.OK);
        upload.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await upload.ReadJsonAsync()).GetProperty("code").GetString().ShouldBe("foreign_com_id");
        reading.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task User_WithoutCompany_NeitherUploadsNorReadsByNamingOne()
    {
        await using var host = await BulkHost.StartAsync(TestSearch.Everybody);
        using var own = await host.Http.SendAsync(BulkClient.Stream, BulkForm.Csv(Rows, "mine"));
        var run = own.Content.Headers.ContentLocation!.ToString();
        await own.ReadEventsAsync();

        using var upload = await host.Http.SendAsync(BulkClient.Stream, BulkForm.Csv(Rows, "mine"), ("X-Signed-In-For", BulkHost.NoCompany));
        using var read = new HttpRequestMessage(HttpMethod.Get, run) { Headers = { { "X-Signed-In-For", BulkHost.NoCompany }, { "X-Com-Id", "mine" } } };
        using var reading = await host.Http.SendAsync(read, Cancel);

        upload.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        reading.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task User_OfACompany_ReadsItsRunsWithoutNamingIt()
    {
        await using var host = await BulkHost.StartAsync(TestSearch.Everybody);
        using var own = await host.Http.SendAsync(BulkClient.Stream, BulkForm.Csv(Rows, "mine"), ("X-Signed-In-For", "mine"));
        var run = own.Content.Headers.ContentLocation!.ToString().Split('?')[0];
        await own.ReadEventsAsync();

        using var read = new HttpRequestMessage(HttpMethod.Get, run) { Headers = { { "X-Signed-In-For", "mine" } } };
        using var reading = await host.Http.SendAsync(read, Cancel);

        reading.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Upload_MoreOftenThanAllowed_Is429()
    {
        await using var host = await BulkHost.StartAsync(TestSearch.Everybody, ("UploadsPerMinute", "2"));
        var statuses = new List<HttpStatusCode>();
        foreach (var url in new[] { BulkClient.Stream, BulkClient.Batch, BulkClient.Stream })
        {
            using var response = await host.Http.SendAsync(url, BulkForm.Csv(Rows, "a"));
            statuses.Add(response.StatusCode);
        }

        statuses.ShouldBe([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests]);
    }
}
