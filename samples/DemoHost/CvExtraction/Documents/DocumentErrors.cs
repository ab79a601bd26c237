namespace DemoHost.CvExtraction;

/// <summary>The wording of every failure, in one place so that it stays friendly and free of detail that users must not see.</summary>
internal static class DocumentErrors
{
    public static DocumentException Empty() => new(
        DocumentErrorCodes.Empty,
        "The file is empty.",
        "Check that the file opens on your computer, then upload it again.");

    public static DocumentException NotFound(string name) => new(
        DocumentErrorCodes.NotFound,
        $"There is no file '{name}' here.",
        "Upload the file to POST /api/v1/cv-processing, or name one of those that GET /api/v1/cv-processing/samples lists.");

    public static DocumentException TooLarge(long maxBytes) => new(
        DocumentErrorCodes.TooLarge,
        $"The file is larger than {maxBytes / (1024.0 * 1024.0):0.#} MB.",
        "Remove large pictures, or save it as a smaller PDF, then upload it again.");

    public static DocumentException InflatesTooFar() => new(
        DocumentErrorCodes.TooLarge,
        "The document unpacks to far more data than a CV can hold.",
        "Save the document again without embedded files, or as a PDF.");

    public static DocumentException Encrypted(string kind) => new(
        DocumentErrorCodes.Encrypted,
        $"The {kind} is protected by a password.",
        "Save a copy without a password and upload that copy.");

    public static DocumentException Truncated(string kind, Exception? cause = null) => new(
        DocumentErrorCodes.Truncated,
        $"The {kind} ends too early: part of the file is missing.",
        "The download or upload was probably interrupted. Fetch the original again and upload the whole file.",
        cause);

    public static DocumentException Corrupt(string kind, Exception? cause = null) => new(
        DocumentErrorCodes.Corrupt,
        $"The {kind} is damaged and cannot be read.",
        "Open it on your computer, save or export it again, then upload the new file.",
        cause);

    public static DocumentException NoText(string kind) => new(
        DocumentErrorCodes.NoText,
        $"The {kind} has no readable text; it is probably a scan or a photo.",
        "Export the CV from the program it was written in, or run text recognition (OCR) on the scan first.");

    public static DocumentException Mismatch(string claimed, string actual) => new(
        DocumentErrorCodes.TypeMismatch,
        $"The file is named as {claimed}, but it is {actual}.",
        "Export the CV as PDF, DOCX or plain text instead of renaming the file.");

    public static DocumentException Unsupported(string actual, string suggestion) => new(
        DocumentErrorCodes.UnsupportedType,
        $"The file is {actual}, which cannot be read here.",
        suggestion);

    public static DocumentException PdfReaderMissing(Exception cause) => new(
        DocumentErrorCodes.PdfReaderMissing,
        "PDF files cannot be read on this server: its PDF reader is not installed.",
        "Upload the CV as DOCX or plain text; operators: install poppler-utils, or set CvDocumentOptions.PdfToTextPath.",
        cause);

    public static DocumentException PdfTimedOut() => new(
        DocumentErrorCodes.PdfTimedOut,
        "Reading the PDF took too long.",
        "Export the CV again as a simpler PDF, or upload it as DOCX or plain text.");

    public static DocumentException PdfReaderFailed(int exitCode) => new(
        DocumentErrorCodes.PdfReaderFailed,
        $"The PDF could not be read (reader exit code {exitCode}).",
        "Export the CV again as PDF, or upload it as DOCX or plain text.");
}
