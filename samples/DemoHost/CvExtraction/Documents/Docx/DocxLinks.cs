using DocumentFormat.OpenXml.Packaging;

namespace DemoHost.CvExtraction;

/// <summary>Finds where hyperlinks lead, from the body, headers and footers.</summary>
internal static class DocxLinks
{
    public static IEnumerable<string> Find(MainDocumentPart main) =>
        new OpenXmlPart[] { main }.Concat(main.HeaderParts).Concat(main.FooterParts)
            .SelectMany(part => part.HyperlinkRelationships)
            .Select(relationship => relationship.Uri.OriginalString)
            .Where(LinkTarget.IsWebOrMail)
            .Distinct(StringComparer.OrdinalIgnoreCase);
}
