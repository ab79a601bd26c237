using System.Text;

namespace DemoHost.CvExtraction;

/// <summary>Finds the encoding of text: byte order mark, UTF-16 by its zero bytes, UTF-8 when valid, Windows-1252 otherwise.</summary>
internal static class TextDecoder
{
    private const int SampleBytes = 64 * 1024;

    // The provider is asked directly: registering it would change encodings for the whole process.
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Whether the bytes are text in one of the encodings; control characters give binaries away.</summary>
    public static bool LooksLikeText(ReadOnlySpan<byte> content)
    {
        var sample = content[..Math.Min(content.Length, SampleBytes)];
        var encoding = FindUnicode(sample, out int preamble) ?? Windows1252;
        if (encoding is UTF32Encoding) return false;
        string text = encoding.GetString(sample[preamble..]);
        int strange = text.Count(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t' or '\f' or '\v' or '\u0085') && c < '\u0080');
        return strange * 200 <= text.Length;
    }

    /// <summary>Decodes the whole text without its byte order mark.</summary>
    public static string Decode(ReadOnlySpan<byte> content)
    {
        var unicode = FindUnicode(content[..Math.Min(content.Length, SampleBytes)], out int preamble);
        content = content[preamble..];
        if (unicode is not null and not UTF8Encoding) return unicode.GetString(content);
        try
        {
            return StrictUtf8.GetString(content);
        }
        catch (DecoderFallbackException)
        {
            return DecodeDamagedUtf8(content) ?? Windows1252.GetString(content);
        }
    }

    /// <summary>UTF-8 with a few broken bytes (a cut at the end, a pasted fragment) is still UTF-8: its valid sequences outnumber them.</summary>
    private static string? DecodeDamagedUtf8(ReadOnlySpan<byte> content)
    {
        string text = Encoding.UTF8.GetString(content);
        int broken = text.Count(c => c == '\uFFFD');
        int valid = text.Count(c => c > '\u007F') - broken;
        return valid > broken * 4 ? text.Replace("\uFFFD", "", StringComparison.Ordinal) : null;
    }

    private static Encoding? FindUnicode(ReadOnlySpan<byte> sample, out int preamble)
    {
        preamble = 0;
        if (sample.StartsWith(Encoding.UTF8.Preamble))
        {
            preamble = 3;
            return Encoding.UTF8;
        }
        if (sample.StartsWith<byte>([0xFF, 0xFE]))
        {
            preamble = 2;
            return Encoding.Unicode;
        }
        if (sample.StartsWith<byte>([0xFE, 0xFF]))
        {
            preamble = 2;
            return Encoding.BigEndianUnicode;
        }
        return FindUtf16ByZeros(sample);
    }

    /// <summary>In UTF-16 even text in other alphabets has spaces and line ends, whose high byte is zero, on one side only.</summary>
    private static UnicodeEncoding? FindUtf16ByZeros(ReadOnlySpan<byte> sample)
    {
        int even = 0, odd = 0;
        for (int i = 0; i < sample.Length; i++)
        {
            if (sample[i] != 0) continue;
            if ((i & 1) == 0) even++;
            else odd++;
        }
        int pairs = Math.Max(1, sample.Length / 2);
        if (odd > pairs * 0.02 && odd > even * 20) return new UnicodeEncoding(bigEndian: false, byteOrderMark: false);
        if (even > pairs * 0.02 && even > odd * 20) return new UnicodeEncoding(bigEndian: true, byteOrderMark: false);
        return null;
    }
}
