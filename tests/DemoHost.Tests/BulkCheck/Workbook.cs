using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace DemoHost.Tests.BulkCheck;

/// <summary>Makes small Excel workbooks by hand, good ones and others.</summary>
internal static class Workbook
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";

    /// <summary>A workbook whose first sheet has these rows. A <see cref="double"/> is a number, everything else text; null leaves the cell out.</summary>
    public static byte[] Of(params object?[][] rows) => WithSheet(
        $"""<worksheet xmlns="{Main}"><sheetData>{string.Concat(rows.Select(Row))}</sheetData></worksheet>""");

    /// <summary>A workbook with this XML as its first sheet, and other entries beside it.</summary>
    public static byte[] WithSheet(string sheet, params (string Name, byte[] Content)[] others)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "[Content_Types].xml", $"""<Types xmlns="{Package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>""");
            Add(zip, "_rels/.rels", $"""<Relationships xmlns="{Package}/relationships"><Relationship Id="rId1" Type="{Office}/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
            Add(zip, "xl/workbook.xml", $"""<workbook xmlns="{Main}" xmlns:r="{Office}"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>""");
            Add(zip, "xl/_rels/workbook.xml.rels", $"""<Relationships xmlns="{Package}/relationships"><Relationship Id="rId1" Type="{Office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>""");
            Add(zip, "xl/worksheets/sheet1.xml", sheet);
            foreach (var (name, content) in others)
                Add(zip, name, content);
        }
        return file.ToArray();
    }

    private static string Row(object?[] cells, int row) =>
        $"""<row r="{row + 1}">{string.Concat(cells.Select((value, column) => Cell(value, $"{(char)('A' + column)}{row + 1}")))}</row>""";

    private static string Cell(object? value, string at) => value switch
    {
        null => "",
        double number => $"""<c r="{at}"><v>{number.ToString(CultureInfo.InvariantCulture)}</v></c>""",
        _ => $"""<c r="{at}" t="inlineStr"><is><t xml:space="preserve">{SecurityElement.Escape(value.ToString())}</t></is></c>""",
    };

    private static void Add(ZipArchive zip, string name, string text) => Add(zip, name, Encoding.UTF8.GetBytes(text));

    private static void Add(ZipArchive zip, string name, byte[] content)
    {
        using var entry = zip.CreateEntry(name).Open();
        entry.Write(content);
    }
}
