namespace DemoHost.CvExtraction;

/// <summary>What a section of a CV is about.</summary>
public enum CvSectionKind
{
    /// <summary>Everything before the first heading: name, contact details, often an introduction.</summary>
    Header,

    /// <summary>Contact details and personal data under a heading of their own.</summary>
    Contact,

    /// <summary>Profile, objective, about me.</summary>
    Summary,

    /// <summary>Positions.</summary>
    Experience,

    /// <summary>Degrees and schools.</summary>
    Education,

    /// <summary>Skills and tools.</summary>
    Skills,

    /// <summary>Spoken languages (or programming languages, which their content tells).</summary>
    Languages,

    /// <summary>Web addresses.</summary>
    Links,

    /// <summary>Projects that are no positions.</summary>
    Projects,

    /// <summary>Certificates, courses, licences.</summary>
    Certifications,

    /// <summary>Unpaid work.</summary>
    Volunteering,

    /// <summary>People who vouch; their contact details are not the person's.</summary>
    References,

    /// <summary>Awards, publications, interests and every heading nobody knows.</summary>
    Other,
}
