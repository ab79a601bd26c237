namespace DemoHost.CvExtraction;

/// <summary>A date or a range of dates found in a text.</summary>
/// <param name="Start">Its first date; of a single date, that date.</param>
/// <param name="End">Its last date; null for a single date and for what goes on.</param>
/// <param name="IsOngoing">It ends with a word such as "present", or does not end.</param>
/// <param name="Index">Where it starts in the text.</param>
/// <param name="Length">How long it is there.</param>
internal sealed record DateRange(PartialDate Start, PartialDate? End, bool IsOngoing, int Index, int Length)
{
    /// <summary>It has two ends, or is open.</summary>
    public bool IsRange => End is not null || IsOngoing;

    /// <summary>The end as the profile holds it; a single date is its own end.</summary>
    public string EndText => IsOngoing ? PartialDate.Present : (End ?? Start).ToString();
}
