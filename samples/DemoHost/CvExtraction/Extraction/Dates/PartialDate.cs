using System.Globalization;

namespace DemoHost.CvExtraction;

/// <summary>A year, perhaps with a month.</summary>
/// <param name="Year">Four digits.</param>
/// <param name="Month">1 to 12; null when the document gives none.</param>
public readonly record struct PartialDate(int Year, int? Month)
{
    /// <summary>The end of what still goes on.</summary>
    public const string Present = "present";

    /// <summary><c>YYYY-MM</c> or <c>YYYY</c>.</summary>
    public override string ToString() =>
        Month is { } month ? string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{month:00}") : Year.ToString("0000", CultureInfo.InvariantCulture);
}
