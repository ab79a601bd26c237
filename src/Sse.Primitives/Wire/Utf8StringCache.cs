namespace Sse.Primitives;

/// <summary>
/// Turns the few event types of a stream into strings once each. Fixed size: a stream with more types than places pays for new strings, never with
/// memory.
/// </summary>
internal sealed class Utf8StringCache
{
    private const int Places = 64;
    private const int LongestKept = 64;

    private readonly byte[][] _keys = new byte[Places][];
    private readonly string[] _strings = new string[Places];
    private byte[] _lastKey = [];
    private string _last = "";

    public string Get(ReadOnlySpan<byte> utf8) => utf8.SequenceEqual(_lastKey) ? _last : Find(utf8);

    private string Find(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > LongestKept)
            return Utf8Text.DecodeOnce(utf8);
        int place = (utf8.Length * 31 + utf8[0] * 7 + utf8[^1] * 3 + utf8[utf8.Length / 2]) & (Places - 1);
        if (_keys[place] is null || !utf8.SequenceEqual(_keys[place]))
        {
            _keys[place] = utf8.ToArray();
            _strings[place] = Utf8Text.DecodeOnce(utf8);
        }

        _lastKey = _keys[place];
        return _last = _strings[place];
    }
}
