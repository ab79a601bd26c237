using System.ComponentModel;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace DemoHost.CvExtraction;

/// <summary>Runs poppler's pdftotext on one document, without a shell, and makes sure that it ends.</summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "A semaphore whose wait handle nobody asks for holds nothing to free.")]
internal sealed class PdfToText(CvDocumentOptions options, TimeProvider timeProvider)
{
    /// <summary>A word costs about 100 characters of markup around its text.</summary>
    private const int MarkupFactor = 12;

    private const int MaxErrorCharacters = 8 * 1024;

    private readonly SemaphoreSlim _turns = new(options.MaxPdfReaders);

    /// <summary>Waits for its turn, then runs; the time limit does not count the wait.</summary>
    public async Task<PdfToTextOutput> RunAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        await _turns.WaitAsync(cancellationToken);
        try
        {
            return await RunInTurnAsync(content, cancellationToken);
        }
        finally
        {
            _turns.Release();
        }
    }

    private async Task<PdfToTextOutput> RunInTurnAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        string path = Path.Combine(options.TemporaryDirectory, $"cv-{Guid.NewGuid():N}.pdf");
        try
        {
            await using (var file = new FileStream(path, CreateOptions()))
            {
                await file.WriteAsync(content, cancellationToken);
            }
            using var deadline = new CancellationTokenSource(options.PdfTimeout, timeProvider);
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
            try
            {
                return await RunOnFileAsync(path, stop.Token);
            }
            catch (OperationCanceledException) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
            {
                throw DocumentErrors.PdfTimedOut();
            }
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>Somebody's CV: nobody but this process's user may read it while it lies on disk.</summary>
    private static FileStreamOptions CreateOptions()
    {
        var file = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows()) file.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return file;
    }

    private async Task<PdfToTextOutput> RunOnFileAsync(string path, CancellationToken cancellationToken)
    {
        using var process = Start(path);
        try
        {
            var errors = ReadLimitedAsync(process.StandardError, MaxErrorCharacters, throwOver: false, cancellationToken);
            string text = await ReadLimitedAsync(process.StandardOutput, options.MaxCharacters * (long)MarkupFactor, throwOver: true, cancellationToken);
            string errorText = await errors;
            await process.WaitForExitAsync(cancellationToken);
            return new PdfToTextOutput(process.ExitCode, text, errorText);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

    private Process Start(string path)
    {
        var start = new ProcessStartInfo(options.PdfToTextPath)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        foreach (string argument in (string[])["-bbox", "-enc", "UTF-8", "-l", options.MaxPages.ToString(System.Globalization.CultureInfo.InvariantCulture), path, "-"]) start.ArgumentList.Add(argument);
        try
        {
            return Process.Start(start) ?? throw DocumentErrors.PdfReaderMissing(new FileNotFoundException(options.PdfToTextPath));
        }
        catch (Win32Exception exception)
        {
            throw DocumentErrors.PdfReaderMissing(exception);
        }
    }

    /// <summary>Reads to the end so that the process never blocks on a full pipe; what is over the limit is dropped or refused.</summary>
    private static async Task<string> ReadLimitedAsync(StreamReader reader, long limit, bool throwOver, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        var buffer = new char[32 * 1024];
        for (int read; (read = await reader.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            if (text.Length + read <= limit) text.Append(buffer, 0, read);
            else if (throwOver) throw DocumentErrors.InflatesTooFar();
        }
        return text.ToString();
    }
}
