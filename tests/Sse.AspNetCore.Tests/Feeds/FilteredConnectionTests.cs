using FsCheck;
using FsCheck.Fluent;
using Sse.Primitives;
using Sse.Workflow;

namespace Sse.AspNetCore.Tests;

/// <summary>The same as <see cref="FilteredFeedTests"/>, over HTTP, while the writer writes.</summary>
public sealed class FilteredConnectionTests
{
    private static readonly Gen<FilterCase> Cases =
        from maxEvents in Gen.Choose(20, 3_000)
        from query in FilterCase.Queries
        from steps in Gen.Frequency(
            (3, Gen.Choose(1, 600).Select(n => new FilterStep(FilterMove.Append, n))),
            (1, Gen.Choose(0, 40).Select(n => new FilterStep(FilterMove.Read, n)))).ListOf(12)
        from seed in Gen.Choose(0, int.MaxValue)
        select new FilterCase(maxEvents, HasState: true, query, steps, seed);

    [Fact]
    public async Task Events_ReaderThatLeavesAndComesBack_GetsExactlyWhatPassesOrIsToldWhatIsMissing()
    {
        await using var host = await WorkflowHost.StartAsync();
        var runs = 0;

        Prop.ForAll(Cases.ToArbitrary(), given => Task.Run(() => PlayAsync(host, given, $"r{++runs}")).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(25));

        host.Logs.Errors.ShouldBeEmpty();
    }

    private static async Task PlayAsync(TestHost host, FilterCase given, string id)
    {
        await using var run = host.Workflows().Start("import", new WorkflowOptions { Id = id, StreamOptions = new EventStreamOptions { MaxEvents = given.MaxEvents } });
        var reader = new FilteredReader(given.Passes);
        var reading = Task.Run(() => ReadAsync(host, $"/w/{id}/events{given.Query}", given, reader, run.Stream));
        var random = new Random(given.Seed);
        List<(long Sequence, string Type, string Data)> events = [];
        foreach (var step in given.Steps.Where(s => s.Move == FilterMove.Append))
        {
            for (var i = 0; i < step.Count; i++)
                events.Add(FilterCase.Append(run.Stream, random));
            await Task.Yield();
        }
        run.Complete();
        events.Add((run.Stream.Head.Sequence, "workflow.finished", "{}"));

        await reading.WaitAsync(TestLimit.Time, TimeProvider.System);

        reader.ShouldHave(events.Where(e => given.Passes(e.Type, e.Data)).Select(e => e.Sequence));
    }

    /// <summary>Leaves after as many blocks as each read says, and reads to the end at last.</summary>
    private static async Task ReadAsync(TestHost host, string url, FilterCase given, FilteredReader reader, EventStream stream)
    {
        var visits = given.Steps.Where(s => s.Move == FilterMove.Read).Select(s => s.Count).Append(int.MaxValue);
        foreach (var blocks in visits)
        {
            using var connection = await host.OpenAsync(url, reader.Reconnect(stream));
            for (var i = 0; i < blocks && await connection.NextBlockAsync() is { } block; i++)
                reader.Take(block);
            if (reader.HasEnded)
                return;
        }
    }
}
