namespace Sse.Client;

/// <summary>How an attempt ended: with a connection, with a loss, or, both null, with word that there is nothing more to come.</summary>
internal readonly record struct SseAttempt(SseConnection? Connection, SseLoss? Loss);
