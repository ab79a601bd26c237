namespace DemoHost.CvExtraction;

/// <summary>One position.</summary>
public sealed record CvExperience
{
    /// <summary>Job title as written.</summary>
    public string? Title { get; init; }

    /// <summary>Employer as written.</summary>
    public string? Company { get; init; }

    /// <summary>Place of work as written, when the entry says one.</summary>
    public string? Location { get; init; }

    /// <summary><c>YYYY-MM</c>, or <c>YYYY</c> when the document gives no month.</summary>
    public string? Start { get; init; }

    /// <summary><c>YYYY-MM</c>, <c>YYYY</c>, or <see cref="PartialDate.Present"/> for a position that goes on.</summary>
    public string? End { get; init; }

    /// <summary>What was done there: one string a bullet or paragraph, line breaks joined.</summary>
    public IReadOnlyList<string> Highlights { get; init => field = value ?? []; } = [];
}
