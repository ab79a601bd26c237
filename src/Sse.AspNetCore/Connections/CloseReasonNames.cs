namespace Sse.AspNetCore;

/// <summary>Reasons as metrics and farewells name them.</summary>
internal static class CloseReasonNames
{
    public static readonly string[] All = ["none", "completed", "client", "slow", "age", "shutdown", "failed"];

    public static int Count => All.Length;

    public static string WireName(this CloseReason reason) => All[(int)reason];
}
