namespace DemoHost.CvExtraction;

/// <summary>One degree or course.</summary>
public sealed record CvEducation
{
    /// <summary>Degree and field as written.</summary>
    public string? Degree { get; init; }

    /// <summary>School as written.</summary>
    public string? Institution { get; init; }

    /// <summary>The year it ended, <c>YYYY</c>; <see cref="PartialDate.Present"/> while it goes on.</summary>
    public string? Year { get; init; }
}
