using System.Globalization;
using System.Text;
using System.Xml;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace DemoHost.BulkCheck;

/// <summary>The first sheet of an Excel workbook. Only for files that <see cref="XlsxGuard"/> has checked.</summary>
internal sealed class XlsxTable : ITable
{
    private readonly IExcelDataReader _reader;
    private readonly FileLimits _limits;

    // The library wants Windows-1252 to be there, even for formats that are always UTF-8.
    static XlsxTable() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <param name="content">The file; stays open.</param>
    /// <param name="limits">What it may be.</param>
    /// <exception cref="UploadException">The file is no workbook, or a damaged one.</exception>
    public XlsxTable(Stream content, FileLimits limits)
    {
        _limits = limits;
        content.Position = 0;
        _reader = Guarded(() => ExcelReaderFactory.CreateOpenXmlReader(content, new ExcelReaderConfiguration { LeaveOpen = true }));
        if (FieldCount > limits.MaxColumns)
            throw new UploadException(UploadProblems.TooManyColumns(limits.MaxColumns));
    }

    public int FieldCount => _reader.FieldCount;

    public string this[int index] => Text(_reader.GetValue(index));

    public bool Read() => Guarded(_reader.Read);

    public void Dispose() => _reader.Dispose();

    /// <summary>Cells as their author typed them, as far as a workbook remembers.</summary>
    private string Text(object? value)
    {
        var text = value switch
        {
            null => "",
            string s => s,
            DateTime date => date.ToString(date.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString() ?? "",
        };
        return text.Length <= _limits.MaxCellLength ? text : text[.._limits.MaxCellLength];
    }

    /// <summary>The library meets damage in its own ways: as broken XML, as a part that is not there, as a number that is none.</summary>
    private static T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is ExcelReaderException or XmlException or InvalidDataException or FormatException or KeyNotFoundException
            or NullReferenceException or ArgumentException or InvalidOperationException or OverflowException or IOException or IndexOutOfRangeException)
        {
            throw new UploadException(UploadProblems.Unreadable("The Excel file is damaged. Open it in Excel, save it as .xlsx again, and send that."), e);
        }
    }
}
