namespace Sse.AspNetCore;

/// <summary>Whether there is room for another connection.</summary>
internal enum Admission
{
    Granted,

    /// <summary>The server has as many as it may have.</summary>
    Full,

    /// <summary>The caller has as many as it may have.</summary>
    KeyFull,

    /// <summary>The application stops.</summary>
    Draining,

    /// <summary>The application said no.</summary>
    Unauthorized,
}
