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

    public static void WriteNdjson(Stream output, IEnumerable<string?[]> rows)
    {
        ArgumentNullException.ThrowIfNull(output);
        foreach (var row in rows)
        {
            using (var json = new Utf8JsonWriter(output))
            {
                json.WriteStartObject();
                json.WriteNumber(Columns[0], long.Parse(row[0]!, CultureInfo.InvariantCulture));
                for (var i = 1; i < row.Length; i++)
                {
                    if (row[i] is { } text)
                        json.WriteString(Columns[i], text);
                }
                json.WriteEndObject();
            }
            output.Write("\n"u8);
        }
    }

    public static void WriteCsv(TextWriter output, IEnumerable<string?[]> rows)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.Write(string.Join(',', Columns) + "\r\n");
        foreach (var row in rows)
            output.Write(string.Join(',', row.Select(Field)) + "\r\n");
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
