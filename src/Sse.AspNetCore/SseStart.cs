namespace Sse.AspNetCore;

/// <summary>Where a reader begins that names no position. A request chooses with <c>?start=beginning|snapshot|now</c>.</summary>
public enum SseStart
{
    /// <summary>With the first event that is kept.</summary>
    Beginning,

    /// <summary>With the stream's state as <c>stream.snapshot</c>, then what follows it; as <see cref="Beginning"/> where there is none.</summary>
    Snapshot,

    /// <summary>With the next event.</summary>
    Now,
}
