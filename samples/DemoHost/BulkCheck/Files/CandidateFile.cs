namespace DemoHost.BulkCheck;

/// <summary>
/// An uploaded file that can be read: looked through once before anything begins, then read row by row as candidates are checked. No more of
/// it is in memory than the row at hand.
/// </summary>
internal sealed class CandidateFile : IAsyncDisposable
{
    private readonly TemporaryFile _file;
    private readonly FileFormat _format;
    private readonly FileLimits _limits;

    private CandidateFile(TemporaryFile file, FileFormat format, FileLimits limits) => (_file, _format, _limits) = (file, format, limits);

    /// <summary>How many candidates it has; blank lines are none.</summary>
    public int Rows { get; private set; }

    /// <summary>Takes the file over when it can be read; otherwise it stays the caller's.</summary>
    /// <exception cref="UploadException">Whatever is wrong with the file.</exception>
    public static CandidateFile Open(TemporaryFile file, string fileName, FileLimits limits, CancellationToken cancellationToken)
    {
        if (file.Content.Length == 0)
            throw new UploadException(UploadProblems.Empty("The file has no bytes."));
        var format = FormatFinder.Find(file.Content, fileName);
        if (format == FileFormat.Xlsx)
            XlsxGuard.Check(file.Content, limits, cancellationToken);
        var opened = new CandidateFile(file, format, limits);
        opened.Rows = opened.Count(cancellationToken);
        return opened;
    }

    /// <summary>The candidates of one page, read as they are asked for. One reader at a time.</summary>
    /// <param name="skip">How many come before.</param>
    /// <param name="take">At most how many.</param>
    public IEnumerable<CandidateRow> ReadRows(int skip, int take)
    {
        using var table = OpenTable();
        foreach (var row in ReadAll(table, CancellationToken.None).Skip(skip).Take(take))
            yield return row;
    }

    public ValueTask DisposeAsync() => _file.DisposeAsync();

    private int Count(CancellationToken cancellationToken)
    {
        using var table = OpenTable();
        var rows = 0;
        foreach (var _ in ReadAll(table, cancellationToken))
        {
            if (++rows > _limits.MaxRows)
                throw new UploadException(UploadProblems.TooManyRows(_limits.MaxRows));
        }
        return rows > 0 ? rows : throw new UploadException(UploadProblems.Empty("The file has a header and no candidates."));
    }

    private ITable OpenTable() => _format == FileFormat.Xlsx ? new XlsxTable(_file.Content, _limits) : new CsvTable(_file.Content, _limits);

    /// <summary>The rows below the header, which is the first one with text in it.</summary>
    private static IEnumerable<CandidateRow> ReadAll(ITable table, CancellationToken cancellationToken)
    {
        CandidateColumns? columns = null;
        var number = 1;
        // Blank rows cost time like others: a sheet has one for every number that it leaves out.
        for (var lines = 1; table.Read(); lines++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (lines > FileLimits.MaxLines)
                throw new UploadException(UploadProblems.TooManyLines());
            if (IsBlank(table))
                continue;
            if (columns is null)
                columns = new CandidateColumns(table);
            else
                yield return columns.Read(table, number++);
        }
        if (columns is null)
            throw new UploadException(UploadProblems.Empty("The file has no text."));
    }

    private static bool IsBlank(ITable table)
    {
        for (var i = 0; i < table.FieldCount; i++)
        {
            if (!string.IsNullOrWhiteSpace(table[i]))
                return false;
        }
        return true;
    }
}
