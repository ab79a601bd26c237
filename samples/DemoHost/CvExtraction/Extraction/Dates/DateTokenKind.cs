namespace DemoHost.CvExtraction;

/// <summary>What a piece of a date is.</summary>
internal enum DateTokenKind
{
    /// <summary>The end of the text.</summary>
    None,

    /// <summary>Digits.</summary>
    Number,

    /// <summary>The name of a month.</summary>
    Month,

    /// <summary>"Spring", "early": says a part of a year that has no month number.</summary>
    Season,

    /// <summary>"Present", "heute".</summary>
    Present,

    /// <summary>"to", "bis".</summary>
    Until,

    /// <summary>"since", "seit".</summary>
    Since,

    /// <summary>"from", which starts a range but does not leave it open.</summary>
    From,

    /// <summary>Any other word.</summary>
    Word,

    /// <summary>A single other character.</summary>
    Symbol,
}
