namespace Sse.Workflow;

/// <summary>How <see cref="EnhancedSseLogger.ForEachAsync{TItem}(IEnumerable{TItem}, Func{TItem, BulkItem, CancellationToken, Task}, BulkOptions?)"/> works through its items.</summary>
public sealed class BulkOptions
{
    /// <summary>What is being done with the items; a fixed text. Default: <c>items</c>.</summary>
    public string Name { get; set; } = "items";

    /// <summary>How many items are worked on at once. Default: 4.</summary>
    public int MaxConcurrency { get; set; } = 4;

    /// <summary>How many items there are. Default: null, for the collection's own count, else unknown.</summary>
    public long? Total { get; set; }

    /// <summary>Which part of a longer list the items are. Default: null, all of it.</summary>
    public BulkPage? Page { get; set; }

    /// <summary>After more failures than this no further item is begun, and the bulk fails. Default: null, no limit.</summary>
    public long? MaxFailures { get; set; }

    /// <summary>
    /// When a larger share of the items has failed than this, from 0 to 1, no further item is begun, and the bulk fails. Looked at from the
    /// twentieth item on. Default: null, no limit.
    /// </summary>
    public double? MaxFailureRatio { get; set; }

    /// <summary>In which order <c>item.finished</c> events are written. Default: <see cref="BulkOrder.Completion"/>.</summary>
    public BulkOrder Order { get; set; }

    /// <summary>
    /// How many items that did not succeed the result keeps; all of them are counted. Default: 10,000.
    /// </summary>
    public int MaxKept { get; set; } = 10_000;

    /// <summary>Whether the result keeps items that succeeded too, within <see cref="MaxKept"/>. Default: false.</summary>
    public bool KeepSucceeded { get; set; }

    /// <summary>
    /// Stops this bulk while the workflow goes on: no further item is begun, the bodies' token is signalled, and the bulk fails. It need not be the
    /// workflow's own token, which stops it anyway. Default: none.
    /// </summary>
    public CancellationToken CancellationToken { get; set; }

    internal void Validate()
    {
        OptionRule.Require<BulkOptions>(MaxConcurrency >= 1, nameof(MaxConcurrency), "at least 1");
        OptionRule.Require<BulkOptions>(Total is not < 0, nameof(Total), "zero or more, or null for unknown");
        OptionRule.Require<BulkOptions>(MaxFailures is not < 0, nameof(MaxFailures), "zero or more, or null for no limit");
        OptionRule.Require<BulkOptions>(MaxFailureRatio is null or (>= 0 and <= 1), nameof(MaxFailureRatio), "from 0 to 1, or null for no limit");
        OptionRule.Require<BulkOptions>(MaxKept >= 0, nameof(MaxKept), "zero or more");
    }
}
