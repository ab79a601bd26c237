namespace DemoHost.CvExtraction;

/// <summary>What a vertical gap on a page stands for.</summary>
internal enum Arrangement
{
    /// <summary>The gap lies within rows that are read across: dates at the right edge, labels at the left.</summary>
    Rows,

    /// <summary>Two columns, read one after the other.</summary>
    Columns,

    /// <summary>Section headings hang left of their sections.</summary>
    HangingHeadings,

    /// <summary>Dates stand left of their entries, but not on the line of the entry's first row.</summary>
    HangingDates,
}
