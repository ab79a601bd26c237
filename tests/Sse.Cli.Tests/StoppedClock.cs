namespace Sse.Cli.Tests;

/// <summary>A clock that stands still.</summary>
internal sealed class StoppedClock : TimeProvider
{
    public override long GetTimestamp() => 0;
}
