using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace DemoHost.JobMonitor;

/// <summary>
/// Makes and judges upload addresses. An address is good for one name until one moment; an HMAC-SHA256 over verb, name and moment shows
/// that it was made here.
/// </summary>
internal sealed class UploadSigner(JobMonitorOptions options, TimeProvider time)
{
    private readonly byte[] _key = options.UploadKey is { } configured ? Convert.FromBase64String(configured) : RandomNumberGenerator.GetBytes(32);

    /// <summary>The part of the address behind the question mark.</summary>
    public string Sign(string name)
    {
        var expires = time.GetUtcNow().Add(options.UploadUrlLifetime).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return $"expires={expires}&signature={Base64Url.EncodeToString(SignatureOf(name, expires))}";
    }

    /// <summary>Judges an address. Only a good signature is told that its time is over.</summary>
    public UploadVerdict Judge(string name, string? expires, string? signature)
    {
        if (expires is null || signature is null || !TryDecode(signature, out var given))
            return UploadVerdict.Forged;
        // In constant time: how long a refusal takes must not tell how much of a guess was right.
        if (!CryptographicOperations.FixedTimeEquals(given, SignatureOf(name, expires)))
            return UploadVerdict.Forged;
        var end = long.Parse(expires, CultureInfo.InvariantCulture);
        return time.GetUtcNow().ToUnixTimeSeconds() < end ? UploadVerdict.Good : UploadVerdict.Expired;
    }

    private byte[] SignatureOf(string name, string expires) => HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"PUT\n{name}\n{expires}"));

    private static bool TryDecode(string signature, out byte[] bytes)
    {
        bytes = new byte[HMACSHA256.HashSizeInBytes];
        // The length first: the decoder must not be made to work on what cannot be a signature.
        return signature.Length == 43
            && Base64Url.TryDecodeFromChars(signature, bytes, out var count)
            && count == bytes.Length;
    }
}
