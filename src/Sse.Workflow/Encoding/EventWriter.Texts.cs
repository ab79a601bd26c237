using System.Buffers;
using System.Buffers.Text;
using System.Runtime.CompilerServices;
using System.Text;

namespace Sse.Workflow;

internal ref partial struct EventWriter
{
    /// <summary>RFC 8259, section 7: the quotation mark, the reverse solidus and the control characters must be escaped.</summary>
    private static readonly SearchValues<char> MustBeEscaped = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(c => (char)c), '"', '\\']);

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
}
