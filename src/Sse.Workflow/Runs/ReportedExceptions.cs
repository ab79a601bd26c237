using System.Runtime.CompilerServices;

namespace Sse.Workflow;

/// <summary>
/// Exceptions that a problem was written for. An exception passes through every step around the one it came from, and would be
/// reported by each.
/// </summary>
internal static class ReportedExceptions
{
    private static readonly ConditionalWeakTable<Exception, object> Known = [];

    /// <summary>False when the exception was reported before.</summary>
    public static bool TryAdd(Exception exception) => Known.TryAdd(exception, Known);
}
