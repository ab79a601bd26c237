namespace Sse.AspNetCore.Tests;

/// <summary>How long anything may take before a test fails instead of hanging; never how long something should take.</summary>
internal static class TestLimit
{
    public static readonly TimeSpan Time = TimeSpan.FromSeconds(30);

    public static CancellationToken Token() => new CancellationTokenSource(Time, TimeProvider.System).Token;
}
