using System.Net;
using DemoHost.Tests.Hosting;

namespace DemoHost.Tests.BulkCheck.Http;

public sealed class BulkBatchEndpointTests(DemoServer server) : IClassFixture<DemoServer>
{
    private const string Rows =
        "name,email,company,title\nJohn Doe,john@example.com,Google,Engineer\nJane Smith,jane@example.com,Microsoft,Developer\nBob Johnson,bob@example.com,Amazon,Engineer\n";

    [Fact]
    public async Task Batch_SameFile_HasTheSameCandidatesSummaryAndPagination()
    {
        var stream = await server.Http.CheckAsync(BulkForm.Csv(Rows, "batch", ("saveToDatabase", "false")));
        using var response = await server.Http.SendAsync(BulkClient.Batch, BulkForm.Csv(Rows, "batch", ("saveToDatabase", "false")));
        var batch = await response.ReadJsonAsync();

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        batch.Names().ShouldBe(["candidates", "summary", "pagination"]);
        batch.GetProperty("summary").GetRawText().ShouldBe(stream[^1].GetProperty("summary").GetRawText());
        batch.GetProperty("pagination").GetRawText().ShouldBe(stream[^1].GetProperty("pagination").GetRawText());
        batch.GetProperty("candidates").EnumerateArray().Select(Timeless).ShouldBe([Timeless(stream.Candidate(1)), Timeless(stream.Candidate(2)), Timeless(stream.Candidate(3))]);
    }

    [Fact]
    public async Task Batch_ManyRows_AreInTheOrderOfTheFile()
    {
        using var response = await server.Http.SendAsync(BulkClient.Batch, BulkForm.Csv(BulkForm.Rows(50), "batch-order", ("limit", 50)));

        (await response.ReadJsonAsync()).GetProperty("candidates").EnumerateArray().Select(c => c.GetProperty("index").GetInt32()).ShouldBe(Enumerable.Range(1, 50));
    }

    /// <summary>Without the time it took, which is another one each time.</summary>
    private static string Timeless(System.Text.Json.JsonElement candidate) => candidate.GetRawText().Split(",\"processingTime\"")[0];
}
