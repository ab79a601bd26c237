namespace DemoHost.CvExtraction;

/// <summary>What a CV says, in the shape that leaves as JSON. Fields that were not found are null or empty, never guessed.</summary>
public sealed record CvProfile
{
    /// <summary>The person's name as written, but not in capitals throughout and without degrees behind it.</summary>
    public string? Name { get; init; }

    /// <summary>The first e-mail address of the person.</summary>
    public string? Email { get; init; }

    /// <summary>The phone number as written, trimmed.</summary>
    public string? Phone { get; init; }

    /// <summary>City and country or state, as written.</summary>
    public string? Location { get; init; }

    /// <summary>The introduction in one paragraph.</summary>
    public string? Summary { get; init; }

    /// <summary>Positions in the order of the document.</summary>
    public IReadOnlyList<CvExperience> Experience { get; init => field = value ?? []; } = [];

    /// <summary>Degrees and courses in the order of the document.</summary>
    public IReadOnlyList<CvEducation> Education { get; init => field = value ?? []; } = [];

    /// <summary>Skills as written, without levels, each once.</summary>
    public IReadOnlyList<string> Skills { get; init => field = value ?? []; } = [];

    /// <summary>Spoken languages, the level in parentheses as written: <c>German (C1)</c>.</summary>
    public IReadOnlyList<string> Languages { get; init => field = value ?? []; } = [];

    /// <summary>Web addresses, always with a scheme.</summary>
    public IReadOnlyList<string> Links { get; init => field = value ?? []; } = [];

    /// <summary>How sure each field is.</summary>
    public CvConfidence Confidence { get; init => field = value ?? new(); } = new();
}
