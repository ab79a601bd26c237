namespace Sse.Workflow;

/// <summary><c>rate</c> (units a second) and <c>etaMs</c> with its bounds <c>etaLowMs</c>, <c>etaHighMs</c>, as far as they are known.</summary>
internal static class EstimateFields
{
    public static void Write(ref EventWriter writer, in ProgressEstimate? estimate)
    {
        if (estimate is not { } known)
            return;
        writer.Number("rate"u8, (double?)double.Round(known.Rate, 3));
        writer.Milliseconds("etaMs"u8, Whole(known.Remaining));
        writer.Milliseconds("etaLowMs"u8, Whole(known.Low));
        writer.Milliseconds("etaHighMs"u8, Whole(known.High));
    }

    /// <summary>A guess is not known to the microsecond.</summary>
    private static TimeSpan? Whole(TimeSpan? time) => time is { } known ? TimeSpan.FromMilliseconds((long)known.TotalMilliseconds) : null;
}
