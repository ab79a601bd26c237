using System.Text.Json;
using DemoHost.BulkCheck;

namespace DemoHost.Tests.BulkCheck.Pipeline;

/// <summary>A row that fails ends nothing but itself, whatever the reason.</summary>
public sealed class BulkRowTests
{
    private const string Rows = "name,email,company,title\nJohn,john@example.com,Google,Engineer\nTrouble,trouble@example.com,Google,Engineer\nJane,jane@example.com,Google,Engineer\n";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public Task Search_NobodyFound_FailsTheRowAlone() =>
        FailsAloneAsync(_ => Task.FromResult<LinkedinProfile?>(null), "NotFoundError", "LinkedIn profile not found");

    [Fact]
    public Task Search_NotAvailable_FailsTheRowAlone() =>
        FailsAloneAsync(_ => throw new ProfileSearchException("The profile search is not available"), "SearchError", "The profile search is not available");

    [Fact]
    public Task Search_TooSlow_FailsTheRowAlone() =>
        FailsAloneAsync(async cancellationToken =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            return null;
        }, "TimeoutError", "The profile search took too long", ("SearchTimeout", "00:00:00.200"));

    [Fact]
    public Task Search_Bug_FailsTheRowAloneAndTellsNoSecrets() =>
        FailsAloneAsync(_ => throw new InvalidOperationException("password=hunter2"), "InternalError", "The candidate could not be checked");

    [Fact]
    public Task Search_ProfileTooLargeForTheStream_FailsTheRowAlone() =>
        FailsAloneAsync(_ => Task.FromResult<LinkedinProfile?>(Profiles.Of("x") with { Summary = new string('x', 600_000) }), "InternalError", "The result is too large to be shown");

    [Theory]
    [InlineData("Trouble,,Google,Engineer", "Missing required field: email")]
    [InlineData(",,,", "Missing required fields: name, email, title")]
    [InlineData("Trouble,trouble,Google,Engineer", "Invalid email address")]
    public async Task Row_WithoutWhatItNeeds_FailsAlone(string row, string error)
    {
        await using var host = await BulkHost.StartAsync(TestSearch.Everybody);
        row = row.Replace(",,,", ",,Google,", StringComparison.Ordinal);

        var events = await host.Http.CheckAsync(BulkForm.Csv(Rows.Replace("Trouble,trouble@example.com,Google,Engineer", row, StringComparison.Ordinal), "a"));

        var failed = events.Candidate(2);
        failed.GetProperty("error").GetString().ShouldBe(error);
        failed.GetProperty("errorType").GetString().ShouldBe("ValidationError");
        failed.GetProperty("candidateInfo").Names().ShouldBe(["name", "email", "providedCompany", "providedTitle"]);
        events[^1].GetProperty("summary").GetProperty("successful").GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task Row_EndlessValue_FailsAndIsCut()
    {
        await using var host = await BulkHost.StartAsync(TestSearch.Everybody);

        var events = await host.Http.CheckAsync(BulkForm.Csv($"name,email,company,title\n{new string('x', 20_000)},a@example.com,c,t\n", "a"));

        events.Candidate(1).GetProperty("error").GetString().ShouldBe("The field is too long: name");
        events.Candidate(1).GetRawText().Length.ShouldBeLessThan(1_000);
    }

    [Fact]
    public async Task Database_Gone_EndsTheRunWithItsErrorAndNothingElse()
    {
        await using var host = await BulkHost.StartAsync(TestSearch.Everybody, ("Database", "/nowhere/at/all/secret.db"));

        var events = await host.Http.CheckAsync(BulkForm.Csv(BulkForm.Rows(100), "a", ("limit", 100)));
        using var batch = await host.Http.SendAsync(BulkClient.Batch, BulkForm.Csv(Rows, "a"));

        events.Select(e => e.TypeOf()).ShouldBe(["start", "error"]);
        events[1].GetRawText().ShouldBe("""{"type":"error","error":"Database connection failed"}""");
        ((int)batch.StatusCode).ShouldBe(500);
        var problem = await batch.Content.ReadAsStringAsync(Cancel);
        problem.ShouldContain("Database connection failed");
        problem.ShouldNotContain("secret.db");
    }

    [Fact]
    public async Task Database_GoneHalfWay_StopsAndKeepsWhatWasTold()
    {
        var folder = Directory.CreateTempSubdirectory("bulk-gone-");
        var path = Path.Combine(folder.FullName, "candidates.db");
        var search = new TestSearch((row, _) =>
        {
            if (row.Number == 20)
                BreakDatabase(path);
            return Task.FromResult<LinkedinProfile?>(Profiles.Of(row.Name));
        });
        await using var host = await BulkHost.StartAsync(search, ("Database", path), ("MaxConcurrency", "1"));

        var events = await host.Http.CheckAsync(BulkForm.Csv(BulkForm.Rows(100), "a", ("limit", 100)));

        events.Count.ShouldBe(21);
        events.Candidates().Select(e => e.GetProperty("index").GetInt32()).ShouldBe(Enumerable.Range(1, 19));
        events[^1].TypeOf().ShouldBe("error");
        folder.Delete(recursive: true);
    }

    private static void BreakDatabase(string path)
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={path}");
        connection.Open();
        using var drop = connection.CreateCommand();
        drop.CommandText = "DROP TABLE Candidates";
        drop.ExecuteNonQuery();
    }

    private static async Task FailsAloneAsync(Func<CancellationToken, Task<LinkedinProfile?>> trouble, string errorType, string error, params (string, string)[] settings)
    {
        var search = new TestSearch((row, cancellationToken) => row.Name == "Trouble" ? trouble(cancellationToken) : Task.FromResult<LinkedinProfile?>(Profiles.Of(row.Name)));
        await using var host = await BulkHost.StartAsync(search, settings);

        var events = await host.Http.CheckAsync(BulkForm.Csv(Rows, "a"));

        events.Candidates().Count().ShouldBe(3);
        var failed = events.Candidate(2);
        failed.GetProperty("success").GetBoolean().ShouldBeFalse();
        failed.GetProperty("error").GetString().ShouldBe(error);
        failed.GetProperty("errorType").GetString().ShouldBe(errorType);
        JsonSerializer.Serialize(events).ShouldNotContain("hunter2");
        events[^1].TypeOf().ShouldBe("complete");
    }
}
