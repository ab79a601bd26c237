using System.Text;

namespace Sse.Client;

/// <summary>Keeps the strings of the event types a stream uses again and again. A bounded ring: foreign names cannot fill the memory.</summary>
internal sealed class EventTypeNames
{
    private const int Capacity = 16;
    private const int LongestKept = 64;

    private readonly List<(byte[] Utf8, string Text)> _known = [("message"u8.ToArray(), "message")];
    private int _next = 1;

    public string Get(ReadOnlySpan<byte> utf8)
    {
        foreach (var (known, text) in _known)
        {
            if (utf8.SequenceEqual(known))
                return text;
        }

        string name = Encoding.UTF8.GetString(utf8);
        if (utf8.Length <= LongestKept)
            Keep(utf8.ToArray(), name);
        return name;
    }

    private void Keep(byte[] utf8, string name)
    {
        if (_known.Count < Capacity)
        {
            _known.Add((utf8, name));
            return;
        }

        _known[_next] = (utf8, name);
        _next = _next == Capacity - 1 ? 1 : _next + 1;
    }
}
