namespace DemoHost.ResumeOptimizer;

/// <summary>Whether a resume has enough words, and not too many: one to two pages.</summary>
internal static class LengthScore
{
    /// <summary>Up to here it says nothing.</summary>
    public const int Nothing = 50;

    /// <summary>From here it is long enough.</summary>
    public const int Enough = 250;

    /// <summary>Up to here it is not too long.</summary>
    public const int Most = 800;

    /// <summary>From here nobody reads it.</summary>
    public const int TooMuch = 1_600;

    public static double Of(int words) => Math.Min(Scale.Between(words, Nothing, Enough), Scale.Between(words, TooMuch, Most));
}
