namespace Sse.Primitives;

/// <summary>The fields of the standard; every other line is ignored.</summary>
internal enum SseField
{
    Unknown,
    Data,
    EventType,
    Id,
    Retry,
    Comment,
}
