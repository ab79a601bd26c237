using System.Globalization;
using System.Text;
using System.Xml;

namespace DemoHost.BulkCheck;

/// <summary>
/// Looks through one XML part of a workbook, element by element, for what would cost the reader behind it memory or time: it holds a row's
/// cells and all shared strings and styles at once, and makes a blank row of every number that a sheet leaves out.
/// </summary>
internal sealed class XlsxPartGuard(FileLimits limits)
{
    private const int MaxDepth = 64;
    private const int MaxKept = 1_000_000;

    // Whatever a part is read by, it is read with these defaults too: no document type, no other files.
    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreWhitespace = true };

    private readonly long _maxTexts = Math.Min(MaxKept, (long)limits.MaxRows * limits.MaxColumns);
    private long _kept;
    private int _rows;
    private int _cells;

    // The row that is open; rows within rows begin no new count of cells. -1: none.
    private int _rowDepth = -1;

    // A part in an encoding that is unknown here and known to the reader would be read unchecked.
    static XlsxPartGuard() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Reads the part up to its end or to where it is no XML any more: that is for the reader to say, if it reads the part at all.</summary>
    /// <exception cref="UploadException">The part holds more than the limits allow.</exception>
    public void Check(Stream part)
    {
        try
        {
            using var xml = XmlReader.Create(part, Settings);
            while (xml.Read())
                Check(xml);
        }
        catch (XmlException)
        {
        }
    }

    private void Check(XmlReader xml)
    {
        if (xml.NodeType == XmlNodeType.EndElement && xml.Depth == _rowDepth)
            _rowDepth = -1;
        if (xml.NodeType != XmlNodeType.Element)
            return;
        if (xml.Depth > MaxDepth)
            throw new UploadException(UploadProblems.Unreadable($"The Excel file is nested more than {MaxDepth} levels deep."));
        switch (xml.LocalName)
        {
            case "row":
                BeginRow(xml);
                break;
            case "c" when _rowDepth >= 0 && ++_cells > limits.MaxColumns:
                throw new UploadException(UploadProblems.TooManyColumns(limits.MaxColumns));
            case "si" when ++_kept > _maxTexts:
                throw new UploadException(UploadProblems.InflatesTooFar($"It has more than {_maxTexts:N0} shared texts."));
            case "xf" or "numFmt" or "mergeCell" or "sheet" or "Relationship" when ++_kept > MaxKept:
                throw new UploadException(UploadProblems.InflatesTooFar($"It has more than {MaxKept:N0} styles, sheets or relationships."));
            case "Relationship" when IsBinary(xml):
                throw new UploadException(UploadProblems.UnknownFormat("This is a binary Excel workbook: save it as .xlsx."));
        }
    }

    private void BeginRow(XmlReader xml)
    {
        var isFar = long.TryParse(xml.GetAttribute("r"), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) && number > FileLimits.MaxLines;
        if (isFar || ++_rows > FileLimits.MaxLines)
            throw new UploadException(UploadProblems.TooManyLines());
        if (_rowDepth >= 0)
            return;
        _cells = 0;
        _rowDepth = xml.IsEmptyElement ? -1 : xml.Depth;
    }

    /// <summary>Parts of the binary format (XLSB) are no XML and would not be checked; other binary parts, such as a printer's settings, are never read.</summary>
    private static bool IsBinary(XmlReader relationship) =>
        relationship.GetAttribute("Target") is { } target && target.EndsWith(".bin", StringComparison.OrdinalIgnoreCase)
        && relationship.GetAttribute("Type") is { } type
        && type[(type.LastIndexOf('/') + 1)..] is "officeDocument" or "worksheet" or "sharedStrings" or "styles";
}
