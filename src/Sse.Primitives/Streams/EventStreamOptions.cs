using System.Collections.ObjectModel;
using System.Diagnostics;

namespace Sse.Primitives;

/// <summary>
/// What one stream keeps. Whatever is dropped is dropped from the oldest event on, and is counted. Copied when a stream is created: later changes have no
/// effect on it, and one object may serve for many.
/// </summary>
public sealed class EventStreamOptions
{
    /// <summary>The most events kept. Default: 100,000.</summary>
    public int MaxEvents { get; set; } = 100_000;

    /// <summary>The most bytes of frames kept; the newest event is kept whatever its size. Default: 16 MiB.</summary>
    public long MaxBytes { get; set; } = 16 * 1024 * 1024;

    /// <summary>How long an event is kept while the stream runs; null for as long as the other limits allow. Default: null.</summary>
    public TimeSpan? MaxAge { get; set; }

    /// <summary>How long a completed stream stays readable before its registry drops it. Default: 1 hour.</summary>
    public TimeSpan KeepCompleted { get; set; } = TimeSpan.FromHours(1);

    /// <summary>The largest single frame, in bytes. Default: 1 MiB, which every reader of this SDK accepts.</summary>
    public int MaxEventBytes { get; set; } = 1024 * 1024;

    /// <summary>The clock behind ages and epochs. Default: <see cref="TimeProvider.System"/>.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>The epoch; null for a fresh one. Set by whoever owns a durable stream. Default: null.</summary>
    public long? Epoch { get; set; }

    /// <summary>
    /// Writes the stream's state as JSON and returns the position it stands for; sent as <c>stream.snapshot</c> to a reader
    /// with a gap, which then continues from that position. Default: null, for a stream without a state.
    /// </summary>
    public StreamSnapshotWriter? WriteSnapshot { get; set; }

    /// <summary>
    /// Facts about the stream for those who decide about readers, such as the tenant it belongs to; never sent to readers. Derived
    /// streams have those of their source. Default: none.
    /// </summary>
    public IReadOnlyDictionary<string, string> Tags { get; set; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>
    /// What the stream is listed and searched by; saved with it in a store, and there for everybody who may list streams.
    /// Default: null, for the <see cref="Tags"/> alone.
    /// </summary>
    public StreamAttributes? Attributes { get; set; }

    /// <summary>
    /// Whether a completed stream that the store keeps under the same id makes way for the new one, with all its events. One that
    /// is not complete never does. Default: false.
    /// </summary>
    public bool ReplaceCompleted { get; set; }

    /// <summary>
    /// The trace that the stream tells of, so that whoever serves the stream can refer to it; derived streams have that of their source. Known to the
    /// process that writes the stream only. Default: null, for none.
    /// </summary>
    public ActivityContext? Trace { get; set; }

    internal StreamAttributes AttributesOrTags => Attributes ?? new StreamAttributes { Tags = Tags };

    internal EventStreamOptions Copy() => (EventStreamOptions)MemberwiseClone();

    /// <summary>Throws when a value makes no sense.</summary>
    /// <exception cref="ArgumentException">The message names the property and the values it may have.</exception>
    public void Validate()
    {
        Require(MaxEvents > 0, nameof(MaxEvents), "at least 1");
        Require(MaxBytes > 0, nameof(MaxBytes), "at least 1 byte");
        Require(MaxEventBytes is > 0 and <= 512 * 1024 * 1024, nameof(MaxEventBytes), "between 1 byte and 512 MiB");
        Require(MaxAge is null || MaxAge > TimeSpan.Zero, nameof(MaxAge), "null or more than zero");
        Require(KeepCompleted >= TimeSpan.Zero, nameof(KeepCompleted), "zero or more");
        Require(Tags is not null, nameof(Tags), "set; leave it out for none");
        Require(Epoch is null or > 0, nameof(Epoch), "null or more than zero");
    }

    private static void Require(bool condition, string property, string rule)
    {
        if (!condition)
            throw new ArgumentException($"{nameof(EventStreamOptions)}.{property} must be {rule}.", property);
    }
}
