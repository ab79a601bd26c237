namespace DemoHost.BulkCheck;

/// <summary>Everything that keeps an upload as a whole from being checked. What is wrong with one row fails that row alone.</summary>
internal static class UploadProblems
{
    private const int BadRequest = StatusCodes.Status400BadRequest;

    public static UploadProblem NoForm() =>
        new(BadRequest, "malformed_form", "The request is no form.", "Send multipart/form-data with 'file' and 'com_id': curl -F file=@candidates.csv -F com_id=my-company …");

    public static UploadProblem MalformedForm(string detail) => new(BadRequest, "malformed_form", "The form cannot be read.", detail);

    public static UploadProblem MissingFile() => new(BadRequest, "missing_file", "The form has no file.", "Put the CSV or XLSX file into the field 'file'.");

    public static UploadProblem MissingCompany() =>
        new(BadRequest, "missing_com_id", "The company is missing.", "Say in 'com_id' which company the candidates are checked for.");

    public static UploadProblem BadCompany() =>
        new(BadRequest, "invalid_com_id", "This cannot be a company's id.", $"'com_id' has at most {CompanyAccess.LongestId} characters and no control characters.");

    public static UploadProblem ForeignCompany() =>
        new(StatusCodes.Status403Forbidden, "foreign_com_id", "This is another company.", "Your sign-in does not say that you act for the company in 'com_id'.");

    public static UploadProblem BadField(string field, string rule) => new(BadRequest, "invalid_parameter", $"'{field}' cannot be used.", $"'{field}' is {rule}.");

    public static UploadProblem TooLarge(long maxBytes) => new(
        StatusCodes.Status413PayloadTooLarge, "file_too_large", "The file is too large.", $"A file has at most {maxBytes / (1024.0 * 1024):0.##} MB. Split it, and send the parts one after the other.");

    public static UploadProblem Busy() => new(
        StatusCodes.Status503ServiceUnavailable, "too_many_runs", "There is no room for another check.", "As many checks run as may. Try again in a few seconds.");

    public static UploadProblem NoRoom() => new(
        StatusCodes.Status503ServiceUnavailable, "no_room", "There is no room for another upload.", "It is not your file: too many are being checked. Try again in a few seconds.");

    public static UploadProblem Empty(string detail) => new(BadRequest, "empty_file", "The file is empty.", detail);

    public static UploadProblem UnknownFormat(string detail) => new(BadRequest, "unsupported_format", "The file is of an unknown format.", $"Send CSV or XLSX. {detail}");

    public static UploadProblem Unreadable(string detail) => new(BadRequest, "unreadable_file", "The file cannot be read.", detail);

    public static UploadProblem InflatesTooFar(string detail) => new(BadRequest, "archive_too_large", "The Excel file inflates too far.", $"{detail} Save the sheet as CSV, and send that.");

    public static UploadProblem TooManyRows(int maxRows) =>
        new(BadRequest, "too_many_rows", "The file has too many candidates.", $"A file has at most {maxRows:N0} candidates. Split it, and send the parts one after the other.");

    public static UploadProblem TooManyLines() =>
        new(BadRequest, "too_many_rows", "The file has too many rows.", $"A file has at most {FileLimits.MaxLines:N0} rows, blank ones included. Remove what is blank, or split it.");

    public static UploadProblem TooManyColumns(int maxColumns) =>
        new(BadRequest, "too_many_columns", "The file has too many columns.", $"A file has at most {maxColumns:N0} columns.");

    public static UploadProblem MissingColumns(IReadOnlyCollection<string> missing, IReadOnlyCollection<string> found)
    {
        var names = string.Join(", ", missing.Select(n => $"'{n}'"));
        var given = found.Count == 0 ? "none" : string.Join(", ", found.Take(20).Select(n => $"'{(n.Length > 40 ? n[..40] + "…" : n)}'"));
        var title = missing.Count == 1 ? $"The column {names} is missing." : $"The columns {names} are missing.";
        return new UploadProblem(BadRequest, "missing_columns", title, $"The first row names the columns: name, email, company and title are required, location is optional. It has: {given}.");
    }
}
