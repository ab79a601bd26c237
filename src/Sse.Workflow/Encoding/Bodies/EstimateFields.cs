namespace Sse.Workflow;

/// <summary><c>rate</c> (units a second) and <c>eta</c> with its bounds, as far as they are known; read back as <see cref="TimeEstimate"/>.</summary>
internal static class EstimateFields
{
    public static void Write(ref EventWriter writer, in ProgressEstimate? estimate)
    {
        if (estimate is not { } known)
            return;
        writer.Number("rate"u8, double.Round(known.Rate, 3));
        if (known is not { Remaining: { } remaining, Low: { } low, High: { } high })
            return;
        writer.StartObject("eta"u8);
        writer.Number("ms"u8, Whole(remaining));
        writer.Number("lowMs"u8, Whole(low));
        writer.Number("highMs"u8, Whole(high));
        writer.EndObject();
    }

    /// <summary>A guess is not known to the microsecond.</summary>
    private static long? Whole(TimeSpan time) => (long)time.TotalMilliseconds;
}
