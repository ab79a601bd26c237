namespace DemoHost.BulkCheck;

/// <summary>Where the columns are. Their order and case do not matter, others are ignored; of two with one name the first counts.</summary>
internal sealed class CandidateColumns
{
    private static readonly string[] Required = ["name", "email", "company", "title"];

    private readonly Dictionary<string, int> _places = new(StringComparer.OrdinalIgnoreCase);

    /// <exception cref="UploadException">A required column is missing; the problem lists all that are.</exception>
    public CandidateColumns(ITable header)
    {
        var found = new List<string>();
        for (var i = 0; i < header.FieldCount; i++)
        {
            // A byte order mark in the middle of a line is left by programs that join files.
            var name = header[i].Trim().Trim('\uFEFF').Trim();
            if (name.Length == 0)
                continue;
            found.Add(name);
            _places.TryAdd(name, i);
        }
        if (Required.Where(name => !_places.ContainsKey(name)).ToArray() is { Length: > 0 } missing)
            throw new UploadException(UploadProblems.MissingColumns(missing, found));
    }

    public CandidateRow Read(ITable row, int number) => new(
        number, Value(row, "name"), Value(row, "email"), Value(row, "company"), Value(row, "title"), Value(row, "location") is { Length: > 0 } location ? location : null);

    /// <summary>A row may be shorter than the header.</summary>
    private string Value(ITable row, string column) =>
        _places.TryGetValue(column, out var place) && place < row.FieldCount ? row[place].Trim() : "";
}
