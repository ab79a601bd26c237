namespace Sse.Primitives;

/// <summary>Which streams to list. All conditions that are set must hold.</summary>
public sealed record StreamQuery
{
    /// <summary>The most streams a page may have.</summary>
    public const int MaxLimit = 1_000;

    /// <summary>The kind; null for any. Default: null.</summary>
    public string? Kind { get; init; }

    /// <summary>The whole name; null for any. Default: null.</summary>
    public string? Name { get; init; }

    /// <summary>The status; null for any. Default: null.</summary>
    public string? Status { get; init; }

    /// <summary>Tags that a stream must have, each with this value. Default: none.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = StreamAttributes.NoTags;

    /// <summary>Created at this time or later; null for any. Default: null.</summary>
    public DateTimeOffset? CreatedFrom { get; init; }

    /// <summary>Created before this time; null for any. Default: null.</summary>
    public DateTimeOffset? CreatedBefore { get; init; }

    /// <summary>Whether streams must be complete (true) or running (false); null for any. Default: null.</summary>
    public bool? IsCompleted { get; init; }

    /// <summary>How many streams to answer with, from 1 to <see cref="MaxLimit"/>. Default: 50.</summary>
    public int Limit { get; init; } = 50;

    /// <summary>Continues after the page whose <see cref="StreamPage.Next"/> this is; null for the first page. Default: null.</summary>
    public string? After { get; init; }

    /// <summary>
    /// Where <see cref="After"/> points: streams are listed by their time of creation, the newest first, and those of one moment by
    /// id, the (ordinally) last first. Null for the first page.
    /// </summary>
    /// <exception cref="FormatException"><see cref="After"/> is not a <see cref="StreamPage.Next"/>.</exception>
    public StreamQueryPosition? Position => After is null ? null : StreamQueryPosition.Parse(After);

    /// <summary>Throws when a value makes no sense.</summary>
    /// <exception cref="ArgumentException">The message names the property and the values it may have.</exception>
    public void Validate()
    {
        if (Limit is < 1 or > MaxLimit)
            throw new ArgumentException($"{nameof(StreamQuery)}.{nameof(Limit)} must be between 1 and {MaxLimit}.", nameof(Limit));
        if (After is not null && !StreamQueryPosition.TryParse(After, out _))
            throw new ArgumentException($"{nameof(StreamQuery)}.{nameof(After)} must be the {nameof(StreamPage.Next)} of an earlier page.", nameof(After));
    }

    /// <summary>Answers the query from a list of streams: for stores that have them all in memory, and to join the answers of several stores.</summary>
    public StreamPage Select(IEnumerable<StoredStream> streams)
    {
        ArgumentNullException.ThrowIfNull(streams);
        Validate();
        var position = Position;
        var found = streams.Where(s => Matches(s) && (position is not { } p || new StreamQueryPosition(s.CreatedAt, s.Id).CompareTo(p) > 0))
            .OrderBy(s => new StreamQueryPosition(s.CreatedAt, s.Id)).Take(Limit + 1).ToList();
        return PageOf(found);
    }

    /// <summary>Makes a page of up to one stream more than <see cref="Limit"/>: the one too many says that there is a next page.</summary>
    public StreamPage PageOf(IReadOnlyList<StoredStream> found)
    {
        ArgumentNullException.ThrowIfNull(found);
        if (found.Count <= Limit)
            return new StreamPage(found, null);
        var last = found[Limit - 1];
        return new StreamPage([.. found.Take(Limit)], new StreamQueryPosition(last.CreatedAt, last.Id).ToString());
    }

    private bool Matches(StoredStream stream) =>
        (Kind is null || stream.Attributes.Kind == Kind)
        && (Name is null || stream.Attributes.Name == Name)
        && (Status is null || stream.Attributes.Status == Status)
        && (IsCompleted is null || stream.IsCompleted == IsCompleted)
        && (CreatedFrom is null || stream.CreatedAt >= CreatedFrom)
        && (CreatedBefore is null || stream.CreatedAt < CreatedBefore)
        && Tags.All(t => stream.Attributes.Tags.TryGetValue(t.Key, out var value) && value == t.Value);
}
