using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Sse.Workflow;

/// <summary>
/// Writes one frame into the thread's buffer. It knows nothing of the rules of JSON but commas and escaping: that is why it
/// costs a fraction of a general writer. Used under the workflow's lock and never around code of the user, so one buffer a
/// thread is enough.
/// </summary>
internal ref partial struct EventWriter
{
    /// <summary>A larger buffer is given up after use, so that one large event does not stay with the thread.</summary>
    private const int MaxKept = 64 * 1024;

    /// <summary>The comma before a name, its quotation marks and its colon.</summary>
    private const int NameMarks = 4;

    /// <summary>Up to here a number of thousandths is exact.</summary>
    private const double MostThousandths = 1e15;

    /// <summary>RFC 8259, section 7: the quotation mark, the reverse solidus and the control characters must be escaped.</summary>
    private static readonly SearchValues<char> MustBeEscaped = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(c => (char)c), '"', '\\']);

    [ThreadStatic]
    private static byte[]? t_buffer;

    private byte[] _buffer;
    private int _length;
    private bool _comma;

    // The buffer is not the thread's.
    private bool _isOwn;

    /// <summary>An empty writer over the thread's buffer.</summary>
    public static EventWriter Create() => new() { _buffer = t_buffer ??= new byte[2048] };

    /// <summary>What has been written; valid until the thread creates the next writer.</summary>
    public readonly ReadOnlySpan<byte> Written => _buffer.AsSpan(0, _length);

    public readonly int Length => _length;

    /// <summary>Goes back to an earlier <see cref="Length"/>, right after a value.</summary>
    public void TruncateTo(int length)
    {
        _length = length;
        _comma = true;
    }

    /// <summary>Bytes as they are. Whether a comma is due afterwards is the caller's knowledge.</summary>
    public void Raw(scoped ReadOnlySpan<byte> utf8)
    {
        utf8.CopyTo(Reserve(utf8.Length));
        _length += utf8.Length;
    }

    /// <summary>The value before was complete: the next property starts with a comma.</summary>
    public void ExpectComma() => _comma = true;

    /// <summary>Digits of a whole number, without a name.</summary>
    public void Digits(long value)
    {
        var target = Reserve(20);
        if ((ulong)value < 10)
        {
            target[0] = (byte)('0' + value);
            _length++;
            return;
        }
        Utf8Formatter.TryFormat(value, target, out var written);
        _length += written;
    }

    /// <summary>A text property; nothing when the value is null.</summary>
    // Inlined several times into a body, it would use up what the compiler is willing to inline, and the spans in it would become calls.
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Text(scoped ReadOnlySpan<byte> name, string? value)
    {
        if (value is null)
            return;
        // Nearly all texts need neither escapes nor encoding: then the whole property is written in one go.
        var target = Reserve(name.Length + value.Length + NameMarks + 2);
        var at = PutName(name, target);
        target[at++] = (byte)'"';
        _comma = true;
        if (PlainJsonText.TryCopy(value, target.Slice(at, value.Length)))
        {
            at += value.Length;
            target[at++] = (byte)'"';
            _length += at;
            return;
        }
        _length += at - 1;
        Escaped(value);
    }

    /// <summary>A text property whose name is not known beforehand.</summary>
    public void Text(string name, string value)
    {
        Name(name);
        Quoted(value);
    }

    /// <summary>A whole number; nothing when it is null.</summary>
    public void Number(scoped ReadOnlySpan<byte> name, long? value)
    {
        if (value is not { } number)
            return;
        Name(name);
        Digits(number);
    }

    /// <summary>A number; nothing when it is null, and <c>null</c> for NaN and infinity, which JSON does not have.</summary>
    public void Number(scoped ReadOnlySpan<byte> name, double? value)
    {
        if (value is not { } number)
            return;
        Name(name);
        Value(number);
    }

    /// <summary>A number whose name is not known beforehand.</summary>
    public void Number(string name, double value)
    {
        Name(name);
        Value(value);
    }

    public void Bool(scoped ReadOnlySpan<byte> name, bool? value)
    {
        if (value is not { } flag)
            return;
        Name(name);
        Raw(flag ? "true"u8 : "false"u8);
    }

    /// <summary>A value that is JSON already, on one line; nothing when it is null.</summary>
    public void Json(scoped ReadOnlySpan<byte> name, byte[]? json)
    {
        if (json is null)
            return;
        Name(name);
        Raw(json);
    }

    /// <summary>Milliseconds with microseconds as decimals; nothing when it is null.</summary>
    public void Milliseconds(scoped ReadOnlySpan<byte> name, TimeSpan? value)
    {
        if (value is not { } time)
            return;
        Name(name);
        Thousandths(time.Ticks / TimeSpan.TicksPerMicrosecond);
    }

    /// <summary>Opens an object that is the value of a property; <see cref="EndObject"/> closes it.</summary>
    public void StartObject(scoped ReadOnlySpan<byte> name)
    {
        Name(name);
        StartObject();
    }

    public void StartObject(string name)
    {
        Name(name);
        StartObject();
    }

    /// <summary>Opens an object inside an array.</summary>
    public void StartItem()
    {
        Comma();
        StartObject();
    }

    public void EndObject()
    {
        Raw("}"u8);
        _comma = true;
    }

    /// <summary>Opens an array that is the value of a property; <see cref="EndArray"/> closes it.</summary>
    public void StartArray(scoped ReadOnlySpan<byte> name)
    {
        Name(name);
        Raw("["u8);
        _comma = false;
    }

    public void EndArray()
    {
        Raw("]"u8);
        _comma = true;
    }

    /// <summary>A number without a name.</summary>
    public void Value(double value)
    {
        if (!double.IsFinite(value))
        {
            Raw("null"u8);
            return;
        }
        // Percentages, weights and most measured values have at most three decimals; formatting any number is an order of magnitude dearer.
        var thousandths = Math.Round(value * 1000);
        if (Math.Abs(thousandths) < MostThousandths && (thousandths / 1000).Equals(value) && !double.IsNegative(value))
        {
            Thousandths((long)thousandths);
            return;
        }
        value.TryFormat(Reserve(32), out var written, default, CultureInfo.InvariantCulture);
        _length += written;
    }

    /// <summary>A text in quotation marks. Lone surrogates become U+FFFD.</summary>
    public void Quoted(scoped ReadOnlySpan<char> text)
    {
        var target = Reserve(text.Length + 2);
        if (!PlainJsonText.TryCopy(text, target.Slice(1, text.Length)))
        {
            Escaped(text);
            return;
        }
        target[0] = target[text.Length + 1] = (byte)'"';
        _length += text.Length + 2;
    }

    private void Escaped(scoped ReadOnlySpan<char> text)
    {
        Raw("\""u8);
        for (var special = text.IndexOfAny(MustBeEscaped); special >= 0; special = text.IndexOfAny(MustBeEscaped))
        {
            Transcode(text[..special]);
            Escape(text[special]);
            text = text[(special + 1)..];
        }
        Transcode(text);
        Raw("\""u8);
    }

    /// <summary>A number of thousandths, as a decimal number without zeros at its end.</summary>
    private void Thousandths(long value)
    {
        var (whole, rest) = Math.DivRem(value, 1000);
        Digits(whole);
        if (rest == 0)
            return;
        var target = Reserve(4);
        target[0] = (byte)'.';
        target[1] = (byte)('0' + rest / 100);
        target[2] = (byte)('0' + rest / 10 % 10);
        target[3] = (byte)('0' + rest % 10);
        _length += rest % 10 != 0 ? 4 : rest % 100 != 0 ? 3 : 2;
    }

    private void StartObject()
    {
        Raw("{"u8);
        _comma = false;
    }

    private void Name(scoped ReadOnlySpan<byte> name)
    {
        _length += PutName(name, Reserve(name.Length + NameMarks));
        _comma = true;
    }

    /// <summary>Returns how many bytes were written; they are not counted in yet.</summary>
    private readonly int PutName(scoped ReadOnlySpan<byte> name, Span<byte> target)
    {
        var at = 0;
        if (_comma)
            target[at++] = (byte)',';
        target[at++] = (byte)'"';
        name.CopyTo(target[at..]);
        at += name.Length;
        target[at++] = (byte)'"';
        target[at++] = (byte)':';
        return at;
    }

    private void Name(string name)
    {
        Comma();
        Quoted(name);
        Raw(":"u8);
        _comma = true;
    }

    private void Comma()
    {
        if (_comma)
            Raw(","u8);
        _comma = true;
    }

    private void Transcode(scoped ReadOnlySpan<char> text) =>
        _length += Encoding.UTF8.GetBytes(text, Reserve(text.Length * 3));

    private void Escape(char c)
    {
        switch (c)
        {
            case '"': Raw("\\\""u8); break;
            case '\\': Raw("\\\\"u8); break;
            case '\n': Raw("\\n"u8); break;
            case '\r': Raw("\\r"u8); break;
            case '\t': Raw("\\t"u8); break;
            default:
                Raw("\\u00"u8);
                Utf8Formatter.TryFormat((byte)c, Reserve(2), out var written, new StandardFormat('x', 2));
                _length += written;
                break;
        }
    }

    private Span<byte> Reserve(int count)
    {
        if (_buffer.Length - _length < count)
            Grow(count);
        return _buffer.AsSpan(_length);
    }

    private void Grow(int count)
    {
        Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, _length + count));
        if (!_isOwn && _buffer.Length <= MaxKept)
            t_buffer = _buffer;
    }
}
