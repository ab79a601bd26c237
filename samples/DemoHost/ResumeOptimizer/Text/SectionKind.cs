namespace DemoHost.ResumeOptimizer;

/// <summary>What a section of a resume is about.</summary>
internal enum SectionKind
{
    /// <summary>Everything before the first heading: name and contact details.</summary>
    Header,

    /// <summary>Profile, objective, about me.</summary>
    Summary,

    /// <summary>Positions held.</summary>
    Experience,

    /// <summary>Projects that are no positions.</summary>
    Projects,

    /// <summary>Skills and tools.</summary>
    Skills,

    /// <summary>Degrees and schools.</summary>
    Education,

    /// <summary>Certificates, languages, interests and the like.</summary>
    Other,
}
