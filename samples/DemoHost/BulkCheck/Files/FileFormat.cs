namespace DemoHost.BulkCheck;

/// <summary>What can be read.</summary>
internal enum FileFormat
{
    /// <summary>Text with delimiters.</summary>
    Csv,

    /// <summary>An Excel workbook, Office Open XML.</summary>
    Xlsx,
}
