using System.Buffers;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace DemoHost.BulkCheck;

/// <summary>The parts of a form. Owns the file until it is released.</summary>
internal sealed class UploadParts(MultipartReader reader, long maxFileBytes, UploadSpace space) : IAsyncDisposable
{
    private readonly Dictionary<string, string> _fields = new(StringComparer.Ordinal);
    private bool _isReleased;

    public IReadOnlyDictionary<string, string> Fields => _fields;

    /// <summary>The upload; null when the form has none.</summary>
    public TemporaryFile? File { get; private set; }

    /// <summary>The name the file came with, without its folders; shown, never used as a path.</summary>
    public string FileName { get; private set; } = "";

    /// <exception cref="UploadException">There are too many parts, or one is too large.</exception>
    public async Task ReadAsync(int maxParts, int longestValue, CancellationToken cancellationToken)
    {
        for (var count = 0; await reader.ReadNextSectionAsync(cancellationToken) is { } part; count++)
        {
            if (count == maxParts)
                throw new UploadException(UploadProblems.MalformedForm($"It has more than {maxParts} fields."));
            if (!ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out var disposition))
                throw new UploadException(UploadProblems.MalformedForm("A part of it has no name."));
            var name = HeaderUtilities.RemoveQuotes(disposition.Name).ToString();
            if (name == "file" && File is null && disposition.IsFileDisposition())
                await KeepFileAsync(part.Body, NameOf(disposition), cancellationToken);
            else
                _fields[name] = await ReadValueAsync(part.Body, name, longestValue, cancellationToken);
        }
    }

    /// <summary>The file belongs to somebody else now.</summary>
    public void ReleaseFile() => _isReleased = true;

    public ValueTask DisposeAsync() => _isReleased || File is null ? default : File.DisposeAsync();

    private async Task KeepFileAsync(Stream body, string name, CancellationToken cancellationToken)
    {
        FileName = name;
        File = TemporaryFile.Create(space);
        var buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        try
        {
            for (int read; (read = await body.ReadAsync(buffer, cancellationToken)) > 0;)
            {
                if (File.Content.Length + read > maxFileBytes)
                    throw new UploadException(UploadProblems.TooLarge(maxFileBytes));
                if (!File.TryTake(read))
                    throw new UploadException(UploadProblems.NoRoom());
                await WriteAsync(File.Content, buffer.AsMemory(0, read), cancellationToken);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>A full disk is this server's trouble; a body that ends too early, which is the same kind of exception, is the sender's.</summary>
    private static async ValueTask WriteAsync(FileStream file, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        try
        {
            await file.WriteAsync(bytes, cancellationToken);
        }
        catch (IOException e)
        {
            throw new InvalidOperationException("The upload cannot be written to the disk.", e);
        }
    }

    private static async Task<string> ReadValueAsync(Stream body, string name, int longest, CancellationToken cancellationToken)
    {
        var buffer = new byte[longest + 1];
        var length = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return length <= longest
            ? Encoding.UTF8.GetString(buffer, 0, length)
            : throw new UploadException(UploadProblems.MalformedForm($"The field '{(name.Length > 40 ? name[..40] : name)}' is too long."));
    }

    private static string NameOf(ContentDispositionHeaderValue disposition)
    {
        var given = HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).ToString();
        var name = new string([.. given.Split('/', '\\')[^1].Where(c => !char.IsControl(c))]).Trim();
        return name.Length == 0 ? "file" : name[^Math.Min(name.Length, 200)..];
    }
}
