namespace Sse.AspNetCore;

/// <summary>Why a connection ended. The first reason given stays.</summary>
internal enum CloseReason
{
    None,

    /// <summary>The stream is complete and the reader has all of it.</summary>
    Completed,

    /// <summary>The reader left, or its connection broke.</summary>
    ClientGone,

    /// <summary>A write waited longer than allowed.</summary>
    Slow,

    /// <summary>The connection reached its age limit.</summary>
    Age,

    /// <summary>The application stops.</summary>
    Shutdown,

    /// <summary>What produces the events failed.</summary>
    Failed,
}
