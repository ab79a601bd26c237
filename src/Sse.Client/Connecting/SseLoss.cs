namespace Sse.Client;

/// <summary>Why there is no connection any more, or none was made, although another attempt may succeed.</summary>
/// <param name="Reason">What went wrong; null when the response came to its orderly end or a restart was asked for.</param>
/// <param name="RetryAfter">How long the server asked to stay away.</param>
/// <param name="IsRestart">Whether the reader asked for it: then there is nothing to hold against the server.</param>
internal sealed record SseLoss(Exception? Reason, TimeSpan? RetryAfter = null, bool IsRestart = false);
