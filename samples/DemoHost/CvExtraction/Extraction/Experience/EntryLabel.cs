namespace DemoHost.CvExtraction;

/// <summary>What a labelled line of an entry holds.</summary>
internal enum EntryLabel
{
    /// <summary>No label.</summary>
    None,

    /// <summary>"Position:".</summary>
    Title,

    /// <summary>"Employer:".</summary>
    Company,

    /// <summary>"Period:".</summary>
    Dates,

    /// <summary>"Location:".</summary>
    Location,

    /// <summary>"Responsibilities:".</summary>
    Body,

    /// <summary>"Degree:".</summary>
    Degree,
}
