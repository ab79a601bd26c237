using System.Collections.Frozen;
using Sse.Primitives;

namespace Sse.Testing;

/// <summary>
/// What every <see cref="IEventStore"/> must do, as rules to run against one. Each rule runs on fresh data and throws a
/// <see cref="StoreContractException"/> that says what was expected.
/// </summary>
/// <example>With xunit:
/// <code>
/// public static TheoryData&lt;string&gt; Rules => new(EventStoreContract.Rules);
///
/// [Theory, MemberData(nameof(Rules))]
/// public Task MyStore_Rule_Holds(string rule) => EventStoreContract.VerifyAsync(rule, new MyStoreFixture());
/// </code></example>
public static class EventStoreContract
{
    private static readonly FrozenDictionary<string, Func<StoreBench, Task>> RuleBodies = Name(
        WriteRules.WhatIsWrittenIsReadBackByteForByte,
        WriteRules.EveryByteValueSurvives,
        WriteRules.ARepeatedWriteIsTakenOnce,
        WriteRules.AWriteThatOverlapsIsRefusedWithTheHead,
        WriteRules.AHoleIsKeptAsAHole,
        WriteRules.ARefusedWriteDoesNotHinderTheOthersOfItsCommit,
        WriteRules.SeveralChunksOfOneStreamAreOneWrite,
        WriteRules.NothingFollowsTheTerminalEvent,
        WriteRules.WhatWasConfirmedIsThereForAProcessThatStartsAfterwards,
        WriteRules.ManyStreamsInOneCommitAllArrive,
        WriteRules.ConcurrentWritersOfDifferentStreamsDoNotMix,
        OwnershipRules.CreatingATakenIdIsRefused,
        OwnershipRules.ACompletedStreamMakesWayForANewOneThatAsks,
        OwnershipRules.TakingOverFencesTheOldWriterAndKeepsTheSequence,
        OwnershipRules.AnEpochIsAlwaysAboveTheLast,
        OwnershipRules.OpeningAnUnknownIdCreatesTheStream,
        OwnershipRules.ACompletedStreamIsNotTakenOver,
        OwnershipRules.OnlyOneOfManyTakesOverFromAnEpoch,
        OwnershipRules.TwoOwnersThatFightNeverInterleave,
        ReadRules.AnUnknownStreamIsNull,
        ReadRules.FromEveryPositionTheRestIsRead,
        ReadRules.APageIsBoundedAndNeverEmptyWhileThereIsMore,
        ReadRules.ManyStreamsAreReadInTheOrderAskedFor,
        ReadRules.AReaderBesideAWriterSeesEveryEventOnce,
        ReadRules.ABigStreamIsReplayedInPages,
        ReadRules.AWatcherHearsOfWritesByAnyNode,
        ListRules.AttributesAreKeptAndReplaced,
        ListRules.EveryConditionNarrowsTheList,
        ListRules.PagesCoverTheListOnceEvenWhenTimesAreEqual,
        NodeRules.EveryBeatRaisesTheNodesOwnCount,
        NodeRules.ANodeThatLeavesIsForgotten,
        NodeRules.OrphansAreTheRunningStreamsOfOtherThanLivingNodes,
        CommandRules.ACommandWaitsForTheOwnerOfItsStream,
        CommandRules.ACommandComesUntilItIsHandled,
        CommandRules.OfOneNameOneCommandWaits,
        CommandRules.ACommandGoesWithItsStreamToTheNextOwner,
        CommandRules.WhatHasEndedTakesNoCommands,
        RetentionRules.CompletedStreamsGoWhenTheirTimeIsOver,
        RetentionRules.ALongStreamLosesItsOldestChunks,
        RetentionRules.ALargeStreamIsCutToItsBytesAndKeepsTheNewest,
        RetentionRules.ADeletedStreamIsGoneAndItsWriterFenced);

    /// <summary>The names of all rules.</summary>
    public static IReadOnlyList<string> Rules { get; } = [.. RuleBodies.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Runs one rule.</summary>
    /// <param name="rule">One of <see cref="Rules"/>.</param>
    /// <param name="fixture">Makes the stores; disposed afterwards.</param>
    /// <param name="timeout">How long the rule may take; null for 2 minutes.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="StoreContractException">The store breaks the rule, or takes too long.</exception>
    /// <exception cref="ArgumentException">There is no such rule.</exception>
    public static async Task VerifyAsync(string rule, IEventStoreFixture fixture, TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(fixture);
        if (!RuleBodies.TryGetValue(rule, out var body))
            throw new ArgumentException($"There is no rule '{rule}'. See {nameof(EventStoreContract)}.{nameof(Rules)}.", nameof(rule));
        await using (fixture.ConfigureAwait(false))
        {
            using var bench = new StoreBench(rule, fixture, timeout ?? TimeSpan.FromMinutes(2), cancellationToken);
            await bench.RunAsync(body).ConfigureAwait(false);
        }
    }

    /// <summary>A rule is called <c>Write.ARepeatedWriteIsTakenOnce</c>: its group and what holds.</summary>
    private static FrozenDictionary<string, Func<StoreBench, Task>> Name(params Func<StoreBench, Task>[] rules) => rules.ToFrozenDictionary(
        r => $"{r.Method.DeclaringType!.Name.Replace("Rules", "", StringComparison.Ordinal)}.{r.Method.Name}", StringComparer.Ordinal);
}
