namespace DemoHost.CvExtraction;

/// <summary>Tells from poppler's answer and the bytes themselves what is wrong with a PDF.</summary>
internal static class PdfDiagnosis
{
    /// <summary>The end-of-file marker stands in the last kilobyte (ISO 32000-1, annex H.3, note 18); some writers pad more.</summary>
    private const int TailBytes = 4096;

    public static void ThrowIfUnreadable(ReadOnlySpan<byte> content, PdfToTextOutput output)
    {
        if (Says(output, "Incorrect password") || output.ExitCode == 3 || Says(output, "Copying of text")) throw DocumentErrors.Encrypted("PDF");
        bool hasEnd = content[Math.Max(0, content.Length - TailBytes)..].LastIndexOf("%%EOF"u8) >= 0;
        // Without its end poppler rebuilds what it can. Part of a CV that looks whole is worse than a clear failure.
        if (!hasEnd && (output.ExitCode != 0 || Says(output, "Error"))) throw DocumentErrors.Truncated("PDF");
        if (output.ExitCode == 0) return;
        if (output.ExitCode == 1) throw DocumentErrors.Corrupt("PDF");
        throw DocumentErrors.PdfReaderFailed(output.ExitCode);
    }

    /// <summary>Fonts without a character map give symbols or private-use codes instead of letters.</summary>
    public static void ThrowIfGibberish(IReadOnlyList<PdfPage> pages)
    {
        int letters = 0, strange = 0;
        foreach (char c in pages.SelectMany(page => page.Words).SelectMany(word => word.Text))
        {
            if (char.IsLetterOrDigit(c)) letters++;
            else if (c is '\uFFFD' or (>= '\uE000' and <= '\uF8FF') || char.IsControl(c)) strange++;
        }
        if (letters < 20 || strange > letters) throw DocumentErrors.NoText("PDF");
    }

    private static bool Says(PdfToTextOutput output, string words) => output.Errors.Contains(words, StringComparison.OrdinalIgnoreCase);
}
