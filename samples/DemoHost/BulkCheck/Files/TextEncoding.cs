using System.Buffers;
using System.Text;

namespace DemoHost.BulkCheck;

/// <summary>
/// Finds a text's encoding: what its byte order mark says, else UTF-8, and where that is not valid, Windows-1252, in which Excel saves "CSV"
/// on a Western Windows.
/// </summary>
internal static class TextEncoding
{
    private static readonly Encoding Strict = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static Encoding Find(Stream content)
    {
        content.Position = 0;
        Span<byte> mark = stackalloc byte[2];
        if (content.ReadAtLeast(mark, mark.Length, throwOnEndOfStream: false) == mark.Length && (mark.SequenceEqual(Encoding.Unicode.Preamble) || mark.SequenceEqual(Encoding.BigEndianUnicode.Preamble)))
            return Encoding.Unicode;
        content.Position = 0;
        return IsUtf8(content) ? Encoding.UTF8 : CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
    }

    private static bool IsUtf8(Stream content)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(64 * 1024);
        var chars = ArrayPool<char>.Shared.Rent(Strict.GetMaxCharCount(bytes.Length));
        try
        {
            var decoder = Strict.GetDecoder();
            int read;
            do
            {
                read = content.Read(bytes);
                decoder.GetChars(bytes.AsSpan(0, read), chars, flush: read == 0);
            }
            while (read > 0);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
            ArrayPool<char>.Shared.Return(chars);
        }
    }
}
