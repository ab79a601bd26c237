using System.Globalization;

namespace DemoHost.BulkCheck;

/// <summary>The addresses of the slice, in one place for routes and links.</summary>
internal static class BulkRoutes
{
    /// <summary>The original's: a form in, one JSON body out.</summary>
    public const string Batch = "/api/bulk-quick-check";

    /// <summary>The original's: a form in, events out.</summary>
    public const string Stream = "/api/bulk-quick-check/stream";

    /// <summary>A run again, from the position that the request names.</summary>
    public const string RunStream = "/api/bulk-quick-check/runs/{id}/stream";

    /// <summary>A run's candidates for a spreadsheet.</summary>
    public const string RunCsv = "/api/bulk-quick-check/runs/{id}/results.csv";

    public static string RunStreamOf(string id, string comId) => Of("/api/bulk-quick-check/runs/{0}/stream?com_id={1}", id, comId);

    public static string RunCsvOf(string id, string comId) => Of("/api/bulk-quick-check/runs/{0}/results.csv?com_id={1}", id, comId);

    /// <summary>The same run in the native format.</summary>
    public static string NativeOf(string id, string comId) => Of("/api/v1/workflows/{0}/events?com_id={1}", id, comId);

    private static string Of(string format, string id, string comId) =>
        string.Format(CultureInfo.InvariantCulture, format, Uri.EscapeDataString(id), Uri.EscapeDataString(comId));
}
