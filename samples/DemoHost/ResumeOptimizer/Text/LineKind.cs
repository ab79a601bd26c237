namespace DemoHost.ResumeOptimizer;

/// <summary>What a line of a resume is.</summary>
internal enum LineKind
{
    /// <summary>Nothing but white space.</summary>
    Blank,

    /// <summary>The title of a section.</summary>
    Heading,

    /// <summary>Has an address, a number or a link to reach somebody; never edited.</summary>
    Contact,

    /// <summary>An item of a list.</summary>
    Bullet,

    /// <summary>Anything else.</summary>
    Text,
}
