namespace Sse.AspNetCore.Tests;

/// <summary>What may happen to a stream and to one reader of it.</summary>
internal enum FilterMove
{
    Append,
    Trim,
    Read,
    Reconnect,
    End,
}
