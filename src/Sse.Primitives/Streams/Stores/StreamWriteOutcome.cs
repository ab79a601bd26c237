namespace Sse.Primitives;

/// <summary>What became of a <see cref="StreamWrite"/>.</summary>
public enum StreamWriteOutcome
{
    /// <summary>It is in the store for good, or was there already.</summary>
    Written,

    /// <summary>
    /// The store has events beyond the write's first one, from an earlier attempt of the same writer: nothing was written, and
    /// the writer continues after <see cref="StreamWriteResult.Head"/>.
    /// </summary>
    Overlaps,

    /// <summary>Another owner has taken the stream, or it was ended or removed.</summary>
    Fenced,

    /// <summary>The stream was to be created, and its id is taken.</summary>
    Exists,
}
