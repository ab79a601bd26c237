using Sse.Primitives;
using Sse.Testing;

namespace Sse.Primitives.Tests.Stores;

/// <summary>The test of the test: what a store does wrong, the suite finds, in the rules that speak of it and in no others.</summary>
public sealed class EventStoreContractTests
{
    [Fact]
    public async Task VerifyAsync_StoreWithoutFault_KeepsAllRules() => (await BrokenRulesAsync(StoreFault.None)).ShouldBeEmpty();

    [Theory]
    [InlineData(StoreFault.LosesWrites, "Write.WhatIsWrittenIsReadBackByteForByte", "Write.WhatWasConfirmedIsThereForAProcessThatStartsAfterwards")]
    [InlineData(StoreFault.TearsWrites, "Write.SeveralChunksOfOneStreamAreOneWrite")]
    [InlineData(StoreFault.RefusesAllForOne, "Write.ARefusedWriteDoesNotHinderTheOthersOfItsCommit")]
    [InlineData(StoreFault.IgnoresOwnership, "Ownership.CreatingATakenIdIsRefused", "Ownership.TakingOverFencesTheOldWriterAndKeepsTheSequence")]
    [InlineData(StoreFault.TakesAnyEpoch, "Ownership.AnEpochIsAlwaysAboveTheLast")]
    [InlineData(StoreFault.WritesAfterTheEnd, "Write.NothingFollowsTheTerminalEvent")]
    [InlineData(StoreFault.ReadsBackwards, "Read.FromEveryPositionTheRestIsRead", "Read.ABigStreamIsReplayedInPages")]
    [InlineData(StoreFault.SkipsOnRead, "Read.FromEveryPositionTheRestIsRead", "Read.AReaderBesideAWriterSeesEveryEventOnce")]
    [InlineData(StoreFault.IgnoresPageLimit, "Read.APageIsBoundedAndNeverEmptyWhileThereIsMore")]
    [InlineData(StoreFault.ForgetsAttributes, "List.AttributesAreKeptAndReplaced", "List.EveryConditionNarrowsTheList")]
    [InlineData(StoreFault.IgnoresConditions, "List.EveryConditionNarrowsTheList")]
    [InlineData(StoreFault.NeverNotifies, "Read.AWatcherHearsOfWritesByAnyNode")]
    [InlineData(StoreFault.OrphansEverything, "Node.OrphansAreTheRunningStreamsOfOtherThanLivingNodes")]
    [InlineData(StoreFault.NeverTrims, "Retention.CompletedStreamsGoWhenTheirTimeIsOver", "Retention.ALongStreamLosesItsOldestChunks")]
    [InlineData(StoreFault.LosesCommands, "Command.ACommandWaitsForTheOwnerOfItsStream", "Command.ACommandGoesWithItsStreamToTheNextOwner")]
    [InlineData(StoreFault.RepeatsCommands, "Command.ACommandComesUntilItIsHandled", "Command.OfOneNameOneCommandWaits")]
    public async Task VerifyAsync_FaultyStore_BreaksTheRulesThatSpeakOfIt(StoreFault fault, params string[] rules) =>
        rules.ShouldBeSubsetOf(await BrokenRulesAsync(fault));

    /// <summary>A fault that concerns one thing breaks the rules about that thing and no others.</summary>
    [Theory]
    [InlineData(StoreFault.IgnoresPageLimit, 1)]
    [InlineData(StoreFault.TearsWrites, 1)]
    [InlineData(StoreFault.IgnoresConditions, 1)]
    [InlineData(StoreFault.OrphansEverything, 1)]
    [InlineData(StoreFault.ForgetsAttributes, 2)]
    [InlineData(StoreFault.NeverTrims, 3)]
    [InlineData(StoreFault.LosesCommands, 4)]
    [InlineData(StoreFault.RepeatsCommands, 2)]
    public async Task VerifyAsync_FaultyStore_BreaksNoOtherRules(StoreFault fault, int rules) =>
        (await BrokenRulesAsync(fault)).Count.ShouldBe(rules);

    private static async Task<List<string>> BrokenRulesAsync(StoreFault fault)
    {
        var broken = new List<string>();
        // These leave a rule waiting for ever; all others have the time they need on a busy machine.
        var hangs = fault is StoreFault.LosesWrites or StoreFault.SkipsOnRead or StoreFault.NeverNotifies;
        var timeout = TimeSpan.FromSeconds(hangs ? 3 : 60);
        await Parallel.ForEachAsync(EventStoreContract.Rules, TestContext.Current.CancellationToken, async (rule, token) =>
        {
            try
            {
                await EventStoreContract.VerifyAsync(rule, new Fixture(fault), timeout, token);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                lock (broken)
                    broken.Add(rule);
            }
        });
        return broken;
    }

    private sealed class Fixture(StoreFault fault) : IEventStoreFixture
    {
        private readonly InMemoryEventStore _store = new();

        public ValueTask<IEventStore> OpenAsync(CancellationToken cancellationToken = default) => ValueTask.FromResult<IEventStore>(new FaultyEventStore(_store) { Fault = fault });

        public ValueTask DisposeAsync() => _store.DisposeAsync();
    }
}
