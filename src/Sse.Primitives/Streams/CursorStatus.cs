namespace Sse.Primitives;

/// <summary>What <see cref="StreamCursor.TryRead"/> found after its position.</summary>
public enum CursorStatus
{
    /// <summary>Nothing yet: wait with <see cref="StreamCursor.WaitAsync"/>.</summary>
    Empty,

    /// <summary>Whole frames, and the cursor has moved behind them.</summary>
    Data,

    /// <summary>The position cannot be continued: see <see cref="StreamCursor.Gap"/>, then <see cref="StreamCursor.MoveTo"/>.</summary>
    Gap,

    /// <summary>The stream is complete and everything of it has been read.</summary>
    End,
}
