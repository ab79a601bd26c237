namespace DemoHost.CvExtraction;

/// <summary>What one run of pdftotext left behind.</summary>
/// <param name="ExitCode">0 done, 1 cannot open, 3 not permitted (pdftotext(1), EXIT CODES).</param>
/// <param name="Text">Standard output.</param>
/// <param name="Errors">Standard error, cut to a few lines; never shown to users.</param>
internal sealed record PdfToTextOutput(int ExitCode, string Text, string Errors);
