using System.Text.Json;
using DemoHost.BulkCheck;
using Microsoft.EntityFrameworkCore;

namespace DemoHost.Tests.BulkCheck.Pipeline;

/// <summary>Two uploads with the same people at the same time: one candidate each, and an answer for every row of both.</summary>
public sealed class BulkRaceTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Uploads_SamePeopleAtOnce_KeepEachOnceAndAnswerEveryRow()
    {
        const int people = 20;
        // Every search of both runs waits until both have looked into the database for this person and found nobody.
        var waiting = Enumerable.Range(0, people + 1).Select(_ => new CountdownEvent(2)).ToArray();
        var search = new TestSearch((row, cancellationToken) => Task.Run<LinkedinProfile?>(() =>
        {
            waiting[row.Number].Signal();
            waiting[row.Number].Wait(cancellationToken);
            return Profiles.Of(row.Name);
        }, cancellationToken));
        await using var host = await BulkHost.StartAsync(search, ("MaxConcurrency", "1"));

        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => host.Http.CheckAsync(BulkForm.Csv(BulkForm.Rows(people), "race", ("limit", people)))));

        foreach (var events in both)
            events.Candidates().Count(e => e.GetProperty("success").GetBoolean()).ShouldBe(people);
        both.Sum(e => Summary(e, "new")).ShouldBe(people);
        both.Sum(e => Summary(e, "existing")).ShouldBe(people);
        (await CountAsync(host)).ShouldBe(people);
        for (var i = 1; i <= people; i++)
            both.Select(e => IdOf(e.Candidate(i))).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task Upload_SamePersonOnSeveralRows_IsKeptOnce()
    {
        await using var host = await BulkHost.StartAsync(TestSearch.Everybody);
        var rows = BulkForm.Header + string.Concat(Enumerable.Repeat("John,john@example.com,Google,Engineer,\nJohn,JOHN@EXAMPLE.COM,Google,Engineer,\n", 10));

        var events = await host.Http.CheckAsync(BulkForm.Csv(rows, "twins", ("limit", 20)));

        Summary(events, "new").ShouldBe(1);
        Summary(events, "existing").ShouldBe(19);
        (await CountAsync(host)).ShouldBe(1);
    }

    [Fact]
    public async Task Store_AddedByManyAtOnce_SaysNewToOne()
    {
        await using var host = await BulkHost.StartAsync(TestSearch.Everybody);
        var contexts = host.Get<IDbContextFactory<CandidatesContext>>();
        // Stores of their own, as in several processes: nothing but the database's index keeps them apart.
        var stores = Enumerable.Range(0, 4).Select(_ => new CandidateStore(contexts)).ToList();
        await stores[0].FindAsync("x", "x", Cancel);

        var results = await Task.WhenAll(stores.Select(s => Task.Run(() => s.AddAsync(NewCandidate(), Cancel), Cancel)));

        results.Count(r => r.IsNew).ShouldBe(1);
        results.Select(r => r.Kept.Id).Distinct().Count().ShouldBe(1);
        stores.ForEach(s => s.Dispose());
    }

    private static Candidate NewCandidate() => new()
    {
        ComId = "a",
        Email = "j@example.com",
        EmailKey = "j@example.com",
        Name = "J",
        Company = "c",
        Title = "t",
        Priority = "High",
        PotentialToJoin = "High",
        LinkedinUrl = "u",
    };

    private static async Task<int> CountAsync(BulkHost host)
    {
        await using var context = await host.Get<IDbContextFactory<CandidatesContext>>().CreateDbContextAsync(Cancel);
        return await context.Candidates.CountAsync(Cancel);
    }

    private static int Summary(List<JsonElement> events, string name) => events[^1].GetProperty("summary").GetProperty(name).GetInt32();

    private static long IdOf(JsonElement candidate) =>
        candidate.GetProperty("isExistingCandidate").GetBoolean()
            ? candidate.GetProperty("existingCandidate").GetProperty("id").GetInt64()
            : candidate.GetProperty("candidateId").GetInt64();
}
