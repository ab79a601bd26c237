using System.Text;

namespace Sse.Primitives;

/// <summary>
/// Turns the few event types of a stream into strings once each. Fixed size: a stream with more types than places pays for new strings, never with
/// memory.
/// </summary>
internal sealed class Utf8StringCache
{
    private const int Places = 64;
    private const int LongestKept = 64;

    private readonly byte[]?[] _keys = new byte[]?[Places];
    private readonly string[] _strings = new string[Places];

    public string Get(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty)
            return "";
        if (utf8.Length > LongestKept)
            return Encoding.UTF8.GetString(utf8);
        int place = (utf8.Length * 31 + utf8[0] * 7 + utf8[^1] * 3 + utf8[utf8.Length / 2]) & (Places - 1);
        if (_keys[place] is { } key && utf8.SequenceEqual(key))
            return _strings[place];
        _keys[place] = utf8.ToArray();
        return _strings[place] = Encoding.UTF8.GetString(utf8);
    }
}
