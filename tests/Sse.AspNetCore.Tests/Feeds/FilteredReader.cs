using Sse.Primitives;

namespace Sse.AspNetCore.Tests;

/// <summary>
/// What a client with a filter knows: where it would resume, what it has got, and what it was told to be missing. Checks while it reads that each
/// event is one that it asked for, that nothing comes twice or out of order, and that no gap is told where there is none.
/// </summary>
internal sealed class FilteredReader(Func<string, string, bool> isWanted)
{
    private readonly List<(long From, long To)> _missing = [];

    /// <summary>What it would send as <c>Last-Event-ID</c>; null for nothing.</summary>
    public string? LastEventId { get; private set; }

    /// <summary>The sequences of the events it has got.</summary>
    public List<long> Seen { get; } = [];

    /// <summary>Up to here it has, was spared or was told to be missing everything.</summary>
    public long Passed { get; private set; }

    public bool HasEnded { get; private set; }

    /// <summary>It has lost the connection: what it was told without an id it has to be told again.</summary>
    /// <param name="stream">What it reads.</param>
    /// <returns>Where it goes on; the very beginning, where it has no id, so that what is missing there is told too.</returns>
    public string Reconnect(EventStream stream)
    {
        var from = LastEventId ?? new StreamPosition(stream.Epoch, 0).ToString();
        Passed = StreamPosition.Parse(from).Sequence;
        return from;
    }

    /// <summary>Takes one block of a response, without its blank line.</summary>
    public void Take(string block)
    {
        var id = block.Split('\n').FirstOrDefault(l => l.StartsWith("id: ", StringComparison.Ordinal))?["id: ".Length..];
        var isEvent = Event.TryParse(block, out var e);
        if (isEvent && e.Type == StreamGap.EventType)
            TakeGap(e);
        if (id is null)
            return;
        var position = StreamPosition.Parse(id).Sequence;
        position.ShouldBeGreaterThan(Passed, block);
        if (isEvent && e.Type == "stream.snapshot")
            _missing.Add((Passed, position));
        else if (isEvent)
        {
            isWanted(e.Type, e.Data).ShouldBeTrue(block);
            Seen.Add(position);
            HasEnded = e.Type == "workflow.finished";
        }
        (LastEventId, Passed) = (id, position);
    }

    /// <summary>Each event that passes has come, or was told to be missing.</summary>
    public void ShouldHave(IEnumerable<long> wanted) =>
        Seen.ShouldBe(wanted.Where(sequence => !_missing.Exists(m => sequence > m.From && sequence <= m.To)));

    private void TakeGap(Event gap)
    {
        var requested = StreamPosition.Parse(gap.Json.GetProperty("requested").GetString()!).Sequence;
        var first = StreamPosition.Parse(gap.Json.GetProperty("firstAvailable").GetString()!).Sequence;
        requested.ShouldBeGreaterThanOrEqualTo(Passed);
        first.ShouldBeGreaterThan(requested + 1, "a gap where nothing is missing");
        gap.Json.GetProperty("epochChanged").GetBoolean().ShouldBeFalse();
        _missing.Add((requested, first - 1));
        Passed = first - 1;
    }
}
