namespace Sse.Primitives.Tests.Wire;

/// <summary>Makes byte streams rich in what readers get wrong, and cuts them at random. The same seed gives the same stream.</summary>
internal sealed class StreamGenerator(int seed)
{
    private static readonly byte[][] s_pieces =
    [
        .. new[]
        {
            "\n", "\n", "\r", "\r\n", "\n\n", "\r\r", "\r\n\r\n", "\n\r", ":", ": ", " ", "\0", "data", "data:", "data: ", "data: x\n\n", "data: y\r\r",
            "event", "event:", "event: ", "event: e\n", "id", "id:", "id: ", "id: 7\n", "id: a\0b\n", "retry", "retry:", "retry: ", "retry: 25\n",
            "retry: 99999999999999999999\n", ":comment\n", ": ping\r\n", "Data: no\n", " data: no\n", "data : no\n", "unknown: 1\n", "x", "0", "123",
            "\u00E9", "\u20AC", "\U0001F600", "\uFEFF", "{\"a\":1}",
            "a value that is longer than one block of sixty-four bytes, so that scanning has to go on in the next one",
        }.Select(System.Text.Encoding.UTF8.GetBytes),
        [0xEF], [0xBB], [0xBF], [0xEF, 0xBB], [0xFF], [0xC3], [0xE2, 0x82], [0xF0, 0x9F],
    ];

    private readonly Random _random = new(seed);

    public byte[] Next()
    {
        var bytes = new List<byte>();
        if (_random.Next(4) == 0)
            bytes.AddRange([0xEF, 0xBB, 0xBF]);
        int pieces = _random.Next(60);
        for (int i = 0; i < pieces; i++)
            bytes.AddRange(s_pieces[_random.Next(s_pieces.Length)]);
        return [.. bytes];
    }

    /// <summary>A longer stream of well-formed lines of every length around that of a block, with something odd now and then.</summary>
    public byte[] NextOfLines()
    {
        var text = new System.Text.StringBuilder();
        string end = _random.Next(4) switch { 0 => "\r\n", 1 => "\r", _ => "\n" };
        for (int i = _random.Next(200); i >= 0; i--)
        {
            string name = _random.Next(12) switch { 0 => "event", 1 => "id", 2 => "", 3 => "other", _ => "data" };
            text.Append(name).Append(_random.Next(6) == 0 ? ":" : ": ").Append((char)('a' + i % 26), _random.Next(140));
            text.Append(_random.Next(30) == 0 ? "\r" : end);
            if (_random.Next(5) == 0)
                text.Append(end);
        }

        return System.Text.Encoding.UTF8.GetBytes(text.ToString());
    }

    public IEnumerable<byte[]> Cut(byte[] bytes, int largest)
    {
        for (int start = 0; start < bytes.Length;)
        {
            int length = Math.Min(_random.Next(largest + 1), bytes.Length - start);
            yield return bytes[start..(start + length)];
            start += length;
        }
    }
}
