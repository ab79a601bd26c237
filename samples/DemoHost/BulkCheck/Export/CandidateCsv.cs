using CsvHelper;

namespace DemoHost.BulkCheck;

/// <summary>
/// Writes CSV (RFC 4180) that a spreadsheet shows and does not run: a text that begins like a formula gets an apostrophe in front (OWASP, "CSV
/// Injection"). A byte order mark makes Excel read it as UTF-8.
/// </summary>
internal static class CandidateCsv
{
    private static readonly CsvWriterOptions Options = new()
    {
        Injection = CsvInjection.Escape,
        InjectionCharacters = "=+-@\t\r\n",
        WriteByteOrderMark = true,
    };

    /// <param name="output">Stays open.</param>
    /// <param name="rows">What to write.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task WriteAsync(Stream output, IEnumerable<ExportRow> rows, CancellationToken cancellationToken)
    {
        await using var csv = CsvWriter.Create(output, Options, leaveOpen: true);
        await WriteRowAsync(csv, ExportRow.Header, cancellationToken);
        foreach (var row in rows)
            await WriteRowAsync(csv, row.Values, cancellationToken);
    }

    private static ValueTask WriteRowAsync(CsvWriter csv, IReadOnlyList<string> values, CancellationToken cancellationToken)
    {
        foreach (var value in values)
            csv.WriteField(value);
        return csv.EndRecordAsync(cancellationToken);
    }
}
