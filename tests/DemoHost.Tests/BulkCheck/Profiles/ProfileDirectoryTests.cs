using Sse.Testing;

namespace DemoHost.BulkCheck;

public sealed class ProfileDirectoryTests
{
    private static readonly CandidateRow Ada = new(1, "Ada Marlow", "ada.marlow@example.com", "c", "t", null);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("x", "ADA.MARLOW@example.com", "Ada Marlow")]
    [InlineData("ada marlow", "another@example.com", "Ada Marlow")]
    [InlineData("Ada Marlow", "john@example.com", "John Doe")]
    [InlineData("Nobody", "nobody@example.com", null)]
    public async Task Find_ByAddressThenByName(string name, string email, string? found) =>
        ((await Create().FindAsync(Ada with { Name = name, Email = email }, Cancel))?.Name).ShouldBe(found);

    [Fact]
    public async Task Find_FailureRate_IsThatShareOfAddressesAndTheSameEachTime()
    {
        var first = await FailuresAsync(0.25);
        var again = await FailuresAsync(0.25);

        first.Count.ShouldBeInRange(200, 300);
        again.ShouldBe(first);
        (await FailuresAsync(0)).ShouldBeEmpty();
        (await FailuresAsync(1)).Count.ShouldBe(1000);
    }

    [Fact]
    public async Task Find_Latency_IsBetweenItsBounds()
    {
        var clock = new ManualTimeProvider();
        var directory = new ProfileDirectory(new ProfileDirectoryOptions { MinLatency = TimeSpan.FromSeconds(1), MaxLatency = TimeSpan.FromSeconds(3) }, clock);

        var search = directory.FindAsync(Ada, Cancel);

        clock.Advance(TimeSpan.FromSeconds(0.9));
        search.IsCompleted.ShouldBeFalse();
        clock.Advance(TimeSpan.FromSeconds(2.1));
        (await search).ShouldNotBeNull();
    }

    private static ProfileDirectory Create(double failureRate = 0) =>
        new(new ProfileDirectoryOptions { MinLatency = TimeSpan.Zero, MaxLatency = TimeSpan.Zero, FailureRate = failureRate }, TimeProvider.System);

    private static async Task<List<int>> FailuresAsync(double rate)
    {
        var directory = Create(rate);
        var failures = new List<int>();
        for (var i = 0; i < 1000; i++)
        {
            try
            {
                await directory.FindAsync(Ada with { Email = $"person{i}@example.com" }, Cancel);
            }
            catch (ProfileSearchException)
            {
                failures.Add(i);
            }
        }
        return failures;
    }
}
