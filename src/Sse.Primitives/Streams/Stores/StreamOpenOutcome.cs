namespace Sse.Primitives;

/// <summary>What became of a <see cref="StreamOpening"/>.</summary>
public enum StreamOpenOutcome
{
    /// <summary>The stream belongs to the caller now.</summary>
    Opened,

    /// <summary>The stream has its terminal event; nobody writes to it any more.</summary>
    Completed,

    /// <summary>The stream's epoch is not the one to be taken over from, or there is no stream.</summary>
    Moved,
}
