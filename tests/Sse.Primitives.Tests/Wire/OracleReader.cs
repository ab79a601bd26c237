using System.Text;

namespace Sse.Primitives.Tests.Wire;

/// <summary>
/// The standard's algorithm (WHATWG HTML 9.2.6) written down as it reads, over one decoded string: slow, short, and what the fast reader is
/// compared with. The size limit is counted as <see cref="SseReaderOptions.MaxEventBytes"/> documents it.
/// </summary>
internal sealed class OracleReader(int maxEventBytes = 1024 * 1024, string initialLastEventId = "")
{
    private readonly OracleResult _result = new() { LastEventId = initialLastEventId };
    private string _data = "";
    private string _type = "";
    private string _id = initialLastEventId;
    private double? _newRetry;
    private int _held;

    public static OracleResult Read(byte[] bytes, int maxEventBytes = 1024 * 1024, string initialLastEventId = "") =>
        new OracleReader(maxEventBytes, initialLastEventId).Run(bytes);

    private OracleResult Run(byte[] bytes)
    {
        // Latin-1 keeps one character a byte, so that lines are found in the bytes and the limit counts them.
        string text = Encoding.Latin1.GetString(bytes);
        if (text.StartsWith("\u00EF\u00BB\u00BF", StringComparison.Ordinal))
            text = text[3..];
        int line = 0;
        while (line < text.Length)
        {
            int end = text.IndexOfAny(['\r', '\n'], line);
            int length = (end < 0 ? text.Length : end) - line;
            if (length > Math.Max(0, maxEventBytes - _held))
            {
                _result.TooLarge = true;
                break;
            }

            if (end < 0)
                break;
            TakeLine(text.Substring(line, length));
            line = text[end] == '\r' && end + 1 < text.Length && text[end + 1] == '\n' ? end + 2 : end + 1;
        }

        return _result;
    }

    private void TakeLine(string line)
    {
        if (line.Length == 0)
        {
            Dispatch();
            return;
        }

        int colon = line.IndexOf(':', StringComparison.Ordinal);
        string field = colon < 0 ? line : line[..colon];
        string value = colon < 0 ? "" : line[(colon + 1)..];
        if (value.StartsWith(' '))
            value = value[1..];
        if (colon == 0)
            _result.AddComment(Decode(value));
        else
            TakeField(field, value, line.Length);
    }

    private void TakeField(string field, string value, int lineLength)
    {
        switch (field)
        {
            case "event":
                _type = value;
                _held += lineLength + 1;
                break;
            case "data":
                _data += value + "\n";
                _held += lineLength + 1;
                break;
            case "id" when !value.Contains('\0', StringComparison.Ordinal):
                _id = value;
                _held += lineLength + 1;
                break;
            case "retry" when value.Length > 0 && value.All(char.IsAsciiDigit):
                var milliseconds = System.Numerics.BigInteger.Parse(value, System.Globalization.CultureInfo.InvariantCulture);
                if (milliseconds <= (long)TimeSpan.MaxValue.TotalMilliseconds)
                    _result.RetryMilliseconds = _newRetry = (double)milliseconds;
                break;
        }
    }

    private void Dispatch()
    {
        _result.LastEventId = Decode(_id);
        _held = 0;
        if (_data.Length > 0)
        {
            _result.AddEvent(_type.Length == 0 ? "message" : Decode(_type), Decode(_data[..^1]), Decode(_id), _newRetry);
            _newRetry = null;
        }

        _data = _type = "";
    }

    private static string Decode(string latin1) => Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(latin1));
}
