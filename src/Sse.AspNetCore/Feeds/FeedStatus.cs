namespace Sse.AspNetCore;

/// <summary>What a feed has for its connection.</summary>
internal enum FeedStatus
{
    /// <summary>Nothing yet.</summary>
    Empty,

    /// <summary>Whole frames.</summary>
    Data,

    /// <summary>Nothing any more.</summary>
    End,
}
