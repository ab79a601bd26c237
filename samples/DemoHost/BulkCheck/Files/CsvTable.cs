using CsvHelper;

namespace DemoHost.BulkCheck;

/// <summary>A CSV file (RFC 4180), with whatever delimiter, encoding and line ends its author's program uses.</summary>
internal sealed class CsvTable : ITable
{
    private readonly CsvReader _reader;
    private readonly FileLimits _limits;
    private bool _isCutOff;

    /// <param name="content">The file; stays open.</param>
    /// <param name="limits">What it may be.</param>
    public CsvTable(Stream content, FileLimits limits)
    {
        _limits = limits;
        var encoding = TextEncoding.Find(content);
        var separator = CsvDelimiter.Find(content, encoding);
        content.Position = 0;
        _reader = CsvReader.Create(content, new CsvReaderOptions
        {
            Encoding = encoding,
            Separator = separator,
            // The header is the first row with text in it, which need not be the first row.
            HasHeader = false,
            TrimWhitespace = true,
            MaxRecordSize = limits.MaxCellLength * 8,
            // Stray quotes are kept as text, and fail their row where that makes no name or address; one that is never closed swallows rows.
            OnMalformedRecord = malformed => _isCutOff |= malformed.Reason == CsvMalformedReason.UnterminatedQuote,
        }, leaveOpen: true);
    }

    public int FieldCount => _reader.FieldCount;

    public string this[int index] => _reader.GetString(index);

    public bool Read()
    {
        try
        {
            if (!_reader.Read())
                return false;
        }
        catch (CsvFormatException e)
        {
            throw Unreadable(e);
        }
        if (_isCutOff)
            throw Unreadable(null);
        return _reader.FieldCount <= _limits.MaxColumns ? true : throw new UploadException(UploadProblems.TooManyColumns(_limits.MaxColumns));
    }

    public void Dispose() => _reader.Dispose();

    private UploadException Unreadable(Exception? cause) =>
        new(UploadProblems.Unreadable($"Row {_reader.RowNumber:N0} of the file does not end: a quote is opened and never closed."), cause);
}
