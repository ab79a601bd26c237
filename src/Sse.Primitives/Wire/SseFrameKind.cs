namespace Sse.Primitives;

/// <summary>What a <see cref="SseFrame"/> is.</summary>
public enum SseFrameKind
{
    /// <summary>A dispatched event.</summary>
    Event,

    /// <summary>A comment line; only with <see cref="SseReaderOptions.IncludeComments"/>.</summary>
    Comment,
}
