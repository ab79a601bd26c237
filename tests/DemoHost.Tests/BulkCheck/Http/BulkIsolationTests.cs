using System.Net;
using DemoHost.Tests.Hosting;

namespace DemoHost.Tests.BulkCheck.Http;

/// <summary>One company never sees another's candidates, on any route.</summary>
public sealed class BulkIsolationTests(DemoServer server) : IClassFixture<DemoServer>
{
    private const string Rows = "name,email,company,title\nJohn Doe,John@Example.com,Google,Engineer\n";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Candidate_KnownToOneCompany_IsNewToAnother()
    {
        var first = await server.Http.CheckAsync(BulkForm.Csv(Rows, "alpha"));
        var again = await server.Http.CheckAsync(BulkForm.Csv(Rows.ToLowerInvariant().Replace("john doe", "J. Doe", StringComparison.Ordinal), "alpha"));
        var other = await server.Http.CheckAsync(BulkForm.Csv(Rows, "Alpha"));

        first.Candidate(1).GetProperty("isExistingCandidate").GetBoolean().ShouldBeFalse();
        var existing = again.Candidate(1);
        existing.GetProperty("isExistingCandidate").GetBoolean().ShouldBeTrue();
        existing.GetProperty("existingCandidate").GetProperty("id").GetInt64().ShouldBe(first.Candidate(1).GetProperty("candidateId").GetInt64());
        existing.GetProperty("existingCandidate").GetProperty("name").GetString().ShouldBe("John Doe");
        other.Candidate(1).GetProperty("isExistingCandidate").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task Candidate_NotSaved_IsNewTheNextTime()
    {
        var first = await server.Http.CheckAsync(BulkForm.Csv(Rows, "unsaved", ("saveToDatabase", "false")));
        var again = await server.Http.CheckAsync(BulkForm.Csv(Rows, "unsaved", ("saveToDatabase", "false")));

        foreach (var candidate in new[] { first.Candidate(1), again.Candidate(1) })
        {
            candidate.GetProperty("savedToDatabase").GetBoolean().ShouldBeFalse();
            candidate.GetProperty("candidateId").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        }
    }

    [Theory]
    [InlineData("/api/bulk-quick-check/runs/{0}/stream")]
    [InlineData("/api/bulk-quick-check/runs/{0}/results.csv")]
    [InlineData("/api/v1/workflows/{0}")]
    [InlineData("/api/v1/workflows/{0}/summary")]
    [InlineData("/api/v1/workflows/{0}/events")]
    [InlineData("/api/v1/workflows/{0}/events.ndjson")]
    [InlineData("/api/v1/workflows/events?ids={0}")]
    public async Task Run_OfOneCompany_IsNotThereForOthers(string route)
    {
        var url = string.Format(route, await StartAsync("owner"));
        var more = url.Contains('?', StringComparison.Ordinal) ? '&' : '?';

        (await StatusAsync(url)).ShouldBe(HttpStatusCode.NotFound);
        (await StatusAsync($"{url}{more}com_id=other")).ShouldBe(HttpStatusCode.NotFound);
        (await StatusAsync($"{url}{more}com_id=OWNER")).ShouldBe(HttpStatusCode.NotFound);
        (await StatusAsync($"{url}{more}com_id=owner")).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(url, "owner")).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync($"{url}{more}com_id=owner", "other")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Run_OfOneCompany_IsNeitherListedNorCanceledByOthers()
    {
        var id = await StartAsync("lister");
        using var stranger = Stranger();

        (await stranger.GetStringAsync("/api/v1/workflows?com_id=other", Cancel)).ShouldNotContain(id);
        (await stranger.GetStringAsync("/api/v1/workflows", Cancel)).ShouldNotContain(id);
        (await stranger.GetStringAsync("/api/v1/workflows?com_id=lister", Cancel)).ShouldContain(id);
        using var canceled = await stranger.PostAsync($"/api/v1/workflows/{id}/cancel?com_id=other", null, Cancel);
        canceled.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Run_BrowserThatUploaded_ReadsItWithoutNamingTheCompany()
    {
        var id = await StartAsync("session");

        using var response = await server.Http.GetAsync($"/api/v1/workflows/{id}", Cancel);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private async Task<string> StartAsync(string comId)
    {
        using var response = await server.Http.SendAsync(BulkClient.Stream, BulkForm.Csv(Rows, comId));
        await response.ReadEventsAsync();
        return response.Content.Headers.ContentLocation!.ToString().Split('/')[4];
    }

    private async Task<HttpStatusCode> StatusAsync(string url, string? header = null)
    {
        using var stranger = Stranger();
        if (header is not null)
            stranger.DefaultRequestHeaders.Add("X-Com-Id", header);
        using var response = await stranger.GetAsync(url, HttpCompletionOption.ResponseHeadersRead, Cancel);
        return response.StatusCode;
    }

    /// <summary>A client without the cookies of the others.</summary>
    private HttpClient Stranger() => new() { BaseAddress = server.Address };
}
