using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace Sse.Workflow;

/// <summary>Failures for other programs.</summary>
internal static class BulkExport
{
    private static readonly string[] Columns = ["index", "key", "outcome", "disposition", "code", "message", "errorType"];
    private static readonly SearchValues<char> NeedsQuotes = SearchValues.Create("\",\r\n");
    private static readonly SearchValues<char> StartsFormula = SearchValues.Create("=+-@\t\r");

    public static string?[] Row<TItem>(BulkItemResult<TItem> item) =>
    [
        item.Index.ToString(CultureInfo.InvariantCulture), item.Key, item.Outcome.WireName(), item.Disposition,
        item.Problem?.Code, item.Problem?.Message, item.Problem?.ErrorType,
    ];

    public static async Task WriteNdjsonAsync(Stream output, IEnumerable<string?[]> rows, CancellationToken cancellationToken)
    {
        var line = new ArrayBufferWriter<byte>(256);
        foreach (var row in rows)
        {
            line.ResetWrittenCount();
            WriteObject(line, row);
            line.Write("\n"u8);
            await output.WriteAsync(line.WrittenMemory, cancellationToken).ConfigureAwait(false);
        }
    }

    public static async Task WriteCsvAsync(TextWriter output, IEnumerable<string?[]> rows, CancellationToken cancellationToken)
    {
        foreach (var row in rows.Prepend(Columns))
            await output.WriteAsync($"{string.Join(',', row.Select(Field))}\r\n".AsMemory(), cancellationToken).ConfigureAwait(false);
    }

    private static void WriteObject(ArrayBufferWriter<byte> line, string?[] row)
    {
        using var json = new Utf8JsonWriter(line);
        json.WriteStartObject();
        json.WriteNumber(Columns[0], long.Parse(row[0]!, CultureInfo.InvariantCulture));
        for (var i = 1; i < row.Length; i++)
        {
            if (row[i] is { } text)
                json.WriteString(Columns[i], text);
        }
        json.WriteEndObject();
    }

    // OWASP, CSV injection: a cell that begins like a formula is one for a spreadsheet.
    private static string Field(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        if (StartsFormula.Contains(text[0]))
            text = "'" + text;
        return text.AsSpan().ContainsAny(NeedsQuotes) ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }
}
