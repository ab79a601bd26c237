namespace DemoHost.CvExtraction;

/// <summary>What a document is, judged by its bytes.</summary>
public enum CvFileType
{
    /// <summary>Portable Document Format.</summary>
    Pdf,

    /// <summary>Office Open XML word processing document.</summary>
    Docx,

    /// <summary>Plain text or markdown, in any of the supported encodings.</summary>
    PlainText,
}
