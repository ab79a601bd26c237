namespace Sse.Workflow;

/// <summary>How long and how finely <see cref="IWorkflowReports"/> remembers, and how much memory that may take.</summary>
public sealed class ReportOptions
{
    /// <summary>The length of a time slice: windows are aligned to it. Default: 10 s.</summary>
    public TimeSpan Slice { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long slices of that length are kept. Default: 1 h.</summary>
    public TimeSpan DetailRetention { get; set; } = TimeSpan.FromHours(1);

    /// <summary>The length of the slices that older times are kept in; a multiple of <see cref="Slice"/>. Default: 5 min.</summary>
    public TimeSpan CoarseSlice { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>The longest window a report can look back over. Default: 24 h.</summary>
    public TimeSpan Retention { get; set; } = TimeSpan.FromHours(24);

    /// <summary>
    /// The bound of the memory for closed slices, in bytes, at least 128 KiB; it grows up to there as needed. When it is
    /// full the oldest slices go first, and a report's <c>from</c> says where what is left begins. Default: 8 MiB.
    /// </summary>
    public int MaxBytes { get; set; } = 8 * 1024 * 1024;

    /// <summary>How many entries the lists of slowest steps and top problems have at most. Default: 10.</summary>
    public int Top { get; set; } = 10;

    internal void Validate()
    {
        OptionRule.Require<ReportOptions>(Slice >= TimeSpan.FromMilliseconds(100), nameof(Slice), "at least 100 ms");
        OptionRule.Require<ReportOptions>(
            CoarseSlice >= Slice && CoarseSlice.Ticks % Slice.Ticks == 0, nameof(CoarseSlice), $"a multiple of {nameof(Slice)}, for instance 5 min for slices of 10 s");
        OptionRule.Require<ReportOptions>(DetailRetention >= CoarseSlice, nameof(DetailRetention), $"at least {nameof(CoarseSlice)}");
        OptionRule.Require<ReportOptions>(Retention >= DetailRetention, nameof(Retention), $"at least {nameof(DetailRetention)}");
        OptionRule.Require<ReportOptions>(MaxBytes >= 128 * 1024, nameof(MaxBytes), "at least 131072 (128 KiB)");
        OptionRule.Require<ReportOptions>(Top >= 0, nameof(Top), "zero or more");
    }
}
