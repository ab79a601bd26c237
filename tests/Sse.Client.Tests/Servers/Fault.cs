namespace Sse.Client.Tests.Servers;

/// <summary>How a connection of <see cref="FaultPlan"/> ends.</summary>
internal enum Fault
{
    Close,
    Reset,
    Hang,
    Unavailable,
    TooManyRequests,
    Redirect,
    NoResponse,
}
