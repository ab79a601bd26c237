namespace DemoHost.JobMonitor;

/// <summary>The shape of the original's answers.</summary>
/// <param name="Success">True; refusals are problems (RFC 9457) that say <c>success: false</c> too.</param>
/// <param name="Data">What was asked for.</param>
internal sealed record Answer<T>(bool Success, T Data);
