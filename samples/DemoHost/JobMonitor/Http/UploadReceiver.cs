using System.Buffers;
using DemoHost.CvExtraction;

namespace DemoHost.JobMonitor;

/// <summary>Takes the body of an upload.</summary>
internal static class UploadReceiver
{
    /// <returns>What is wrong; null when the file is there and can be a resume.</returns>
    /// <exception cref="IOException">The file cannot be written, which is not the sender's fault.</exception>
    public static async Task<IResult?> ReceiveAsync(Stream body, string name, Stream file, int maxBytes, CancellationToken cancellationToken)
    {
        try
        {
            return await CopyAsync(body, file, maxBytes, cancellationToken) ?? await CheckAsync(name, file, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return JobProblems.CutOff();
        }
    }

    private static async Task<IResult?> CopyAsync(Stream body, Stream file, int maxBytes, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        try
        {
            // Ends with the body, or above the limit.
            while (true)
            {
                var (read, problem) = await ReadAsync(body, buffer, maxBytes, cancellationToken);
                if (read == 0)
                    return problem;
                if (file.Length + read > maxBytes)
                    return JobProblems.TooLarge(maxBytes);
                await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>A body that ends too early and a full disk are the same kind of exception; only the first is the sender's trouble.</summary>
    private static async Task<(int Read, IResult? Problem)> ReadAsync(Stream body, byte[] buffer, int maxBytes, CancellationToken cancellationToken)
    {
        try
        {
            return (await body.ReadAsync(buffer, cancellationToken), null);
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return (0, JobProblems.TooLarge(maxBytes));
        }
        catch (IOException)
        {
            return (0, JobProblems.CutOff());
        }
    }

    /// <summary>The content decides what a file is; a name that promises something else is refused.</summary>
    private static async Task<IResult?> CheckAsync(string name, Stream file, CancellationToken cancellationToken)
    {
        if (file.Length == 0)
            return JobProblems.Unreadable("The file is empty.", "Check that it opens on your computer, then upload it again.");
        var content = new byte[file.Length];
        file.Position = 0;
        await file.ReadExactlyAsync(content, cancellationToken);
        try
        {
            FileTypeSniffer.CheckName(FileTypeSniffer.Sniff(content), name);
            return null;
        }
        catch (DocumentException e)
        {
            return JobProblems.Unreadable(e.Message, e.Suggestion);
        }
    }
}
