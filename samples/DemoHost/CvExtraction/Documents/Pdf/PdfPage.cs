namespace DemoHost.CvExtraction;

/// <summary>The words of one page with their places, in points from the top left.</summary>
internal sealed record PdfPage(int Number, double Width, double Height, List<WordBox> Words);
