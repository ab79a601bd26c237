namespace DemoHost.BulkCheck;

/// <summary>Finds the format of a file: its name must say one of the two that are known, its first bytes decide which it is.</summary>
internal static class FormatFinder
{
    /// <exception cref="UploadException">The file is of no known format.</exception>
    public static FileFormat Find(Stream content, string fileName)
    {
        content.Position = 0;
        Span<byte> start = stackalloc byte[512];
        start = start[..content.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        var ending = Path.GetExtension(fileName).ToLowerInvariant();
        if (ending is not (".csv" or ".xlsx" or ""))
            throw new UploadException(UploadProblems.UnknownFormat($"'{ending[..Math.Min(ending.Length, 16)]}' is neither."));
        if (start.StartsWith("PK\u0003\u0004"u8))
            return FileFormat.Xlsx;
        if (start.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
            throw new UploadException(UploadProblems.UnknownFormat("This is an old or password-protected Excel file: save it as .xlsx without a password."));
        if (ending == ".xlsx")
            throw new UploadException(UploadProblems.Unreadable("The file is named .xlsx but is no Excel workbook."));
        return IsText(start) ? FileFormat.Csv : throw new UploadException(UploadProblems.UnknownFormat("The content is not text."));
    }

    /// <summary>Text has no NUL, except in UTF-16, which Excel marks.</summary>
    private static bool IsText(ReadOnlySpan<byte> start) =>
        start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || start.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) || !(start.Contains((byte)0) || start.StartsWith("%PDF-"u8));
}
