namespace Sse.FanOut;

/// <summary>Printed by the reader process, as one line of JSON, each time all readers have seen the end of a burst.</summary>
/// <param name="EndTicks">When the last reader saw it.</param>
/// <param name="Bytes">Bytes received since the last report.</param>
/// <param name="P50Milliseconds">Median of publish-to-receive over all received chunks.</param>
/// <param name="P99Milliseconds">99th percentile of the same.</param>
internal sealed record ReaderReport(long EndTicks, long Bytes, double P50Milliseconds, double P99Milliseconds);
