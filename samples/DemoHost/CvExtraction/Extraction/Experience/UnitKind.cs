namespace DemoHost.CvExtraction;

/// <summary>What a piece of an entry's head looks like.</summary>
internal enum UnitKind
{
    /// <summary>Nothing is known about it.</summary>
    Other,

    /// <summary>It holds a word of job titles.</summary>
    Title,

    /// <summary>It holds a legal form or another word of organisations.</summary>
    Organization,

    /// <summary>A known place, or the shape of one.</summary>
    Place,

    /// <summary>Kind of employment: "Full-time".</summary>
    Terms,
}
