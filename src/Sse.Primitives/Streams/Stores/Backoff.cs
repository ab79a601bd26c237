namespace Sse.Primitives;

/// <summary>How long to wait before the next attempt: doubles from 50 ms to 2 s, and varies by a fifth so that nodes do not come back in step.</summary>
internal sealed class Backoff(TimeProvider time)
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    private TimeSpan _next = First;

    public void Reset() => _next = First;

    public Task WaitAsync(CancellationToken cancellationToken)
    {
        var wait = _next * (0.8 + 0.4 * Random.Shared.NextDouble());
        _next = _next * 2 > Longest ? Longest : _next * 2;
        return Task.Delay(wait, time, cancellationToken);
    }
}
