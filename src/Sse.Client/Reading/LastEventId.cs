using System.Text;

namespace Sse.Client;

/// <summary>The last event id of a subscription over all its connections. Set by the reader's thread, readable from any.</summary>
internal sealed class LastEventId(string initial)
{
    private byte[] _utf8 = Encoding.UTF8.GetBytes(initial);
    private volatile string _text = initial;

    public string Text => _text;

    public void Set(ReadOnlySpan<byte> utf8)
    {
        if (utf8.SequenceEqual(_utf8))
            return;
        _utf8 = utf8.ToArray();
        _text = Encoding.UTF8.GetString(utf8);
    }

    /// <summary>Takes over what a connection leaves behind: an id can also come in a block that is no event.</summary>
    public void Set(string text)
    {
        if (text == _text)
            return;
        _utf8 = Encoding.UTF8.GetBytes(text);
        _text = text;
    }
}
