namespace DemoHost.BulkCheck;

/// <summary>What an uploaded file may be. Together the limits bound memory and time, whatever a sender makes up.</summary>
public sealed class FileLimits
{
    /// <summary>The most rows of a table, blank ones and the header included: those of an Excel sheet.</summary>
    internal const int MaxLines = 1_048_576;

    /// <summary>The largest file, in bytes. Default: 50 MiB.</summary>
    public long MaxBytes { get; set; } = 50L * 1024 * 1024;

    /// <summary>The most candidates in a file. Default: 50,000.</summary>
    public int MaxRows { get; set; } = 50_000;

    /// <summary>The most columns in a file. Default: 256.</summary>
    public int MaxColumns { get; set; } = 256;

    /// <summary>The most characters in one cell; a quote that is never closed ends here. Default: 32,768, a cell of Excel.</summary>
    public int MaxCellLength { get; set; } = 32_768;

    /// <summary>The most entries in a workbook's archive. Default: 1,000.</summary>
    public int MaxArchiveEntries { get; set; } = 1_000;

    /// <summary>The most bytes that a workbook may inflate to. Default: 100 MiB.</summary>
    public long MaxInflatedBytes { get; set; } = 100L * 1024 * 1024;

    /// <summary>
    /// How many times its size an entry of a workbook's archive may inflate to, once it is above a MiB. Real sheets stay below 40. Default: 100.
    /// </summary>
    public int MaxInflationRatio { get; set; } = 100;

    /// <summary>Throws when a value makes no sense.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The message names the property.</exception>
    public void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxBytes, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxRows, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxColumns, 4);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxCellLength, 1_024);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxArchiveEntries, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxInflatedBytes, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxInflationRatio, 2);
    }
}
