namespace DemoHost.ResumeOptimizer;

/// <summary>Brings figures to the scale from 0 to 100.</summary>
internal static class Scale
{
    /// <summary>Where a value lies between two others, in percent; outside of them 0 or 100.</summary>
    /// <param name="value">The value.</param>
    /// <param name="zero">What gives 0; may be the larger one.</param>
    /// <param name="full">What gives 100.</param>
    public static double Between(double value, double zero, double full) => Round(Math.Clamp((value - zero) / (full - zero), 0, 1) * 100);

    public static double Round(double value) => Math.Round(value, 1, MidpointRounding.AwayFromZero);
}
