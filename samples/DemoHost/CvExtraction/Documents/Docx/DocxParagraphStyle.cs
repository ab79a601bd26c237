namespace DemoHost.CvExtraction;

/// <summary>The look of one paragraph.</summary>
internal readonly record struct DocxParagraphStyle(int HeadingLevel, bool ListItem, bool Bold, double FontSize, double Indent);
