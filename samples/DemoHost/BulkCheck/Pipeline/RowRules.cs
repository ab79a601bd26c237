namespace DemoHost.BulkCheck;

/// <summary>What a row needs to be checked at all.</summary>
internal static class RowRules
{
    /// <summary>The longest value; what is longer is most likely several cells behind a quote that was never closed.</summary>
    public const int LongestValue = 500;

    /// <returns>What is wrong, or null.</returns>
    public static string? Check(CandidateRow row)
    {
        (string Field, string Value)[] required = [("name", row.Name), ("email", row.Email), ("company", row.Company), ("title", row.Title)];
        var missing = required.Where(r => r.Value.Length == 0).Select(r => r.Field).ToList();
        if (missing.Count > 0)
            return $"Missing required {(missing.Count == 1 ? "field" : "fields")}: {string.Join(", ", missing)}";
        (string Field, string Value)[] all = [.. required, ("location", row.Location ?? "")];
        if (Array.Find(all, r => r.Value.Length > LongestValue).Field is { } tooLong)
            return $"The field is too long: {tooLong}";
        return EmailRule.IsAddress(row.Email) ? null : "Invalid email address";
    }

    /// <summary>The row as it is told, no value longer than the longest.</summary>
    public static CandidateInfo Show(CandidateRow row) =>
        new(Cut(row.Name), Cut(row.Email), Cut(row.Company), Cut(row.Title), row.Location is null ? null : Cut(row.Location));

    private static string Cut(string value) => value.Length <= LongestValue ? value : $"{value[..LongestValue]}…";
}
