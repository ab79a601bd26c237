using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Sse.Workflow;

/// <summary>
/// One pass over a JSON value that copies everything byte for byte except what is replaced, so that numbers, spacing and
/// escapes stay as the payload's own serializer wrote them. Where nothing is replaced, nothing is copied.
/// </summary>
internal ref struct JsonRedaction(Redactor redactor, ReadOnlySpan<byte> json)
{
    // A name longer than this is not compared; no secret has one.
    private const int MaxName = 256;

    private readonly ReadOnlySpan<byte> _json = json;
    private ArrayBufferWriter<byte>? _output;
    private int _copied;

    /// <summary>The value without secrets; null when it had none.</summary>
    public byte[]? Run()
    {
        // The default depth of 64 is for input from outside; this was written by the program itself.
        var reader = new Utf8JsonReader(_json, new JsonReaderOptions { MaxDepth = 1_000 });
        string? key = null;
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                if (redactor.NeedsKeys)
                    key = reader.GetString();
                if (IsSecret(ref reader))
                    ReplaceValue(ref reader);
            }
            else if (reader.TokenType == JsonTokenType.String)
            {
                CleanString(ref reader, key);
            }
        }
        _output?.Write(_json[_copied..]);
        return _output?.WrittenSpan.ToArray();
    }

    private readonly bool IsSecret(ref Utf8JsonReader reader)
    {
        Span<char> name = stackalloc char[MaxName];
        if (reader.ValueIsEscaped)
            return redactor.IsSecret(reader.GetString());
        return reader.ValueSpan.Length <= MaxName && redactor.IsSecret(name[..Encoding.UTF8.GetChars(reader.ValueSpan, name)]);
    }

    private void ReplaceValue(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null)
            return;
        var start = reader.TokenStartIndex;
        reader.Skip();
        Replace(start, reader.BytesConsumed, "[redacted]"u8);
    }

    private void CleanString(ref Utf8JsonReader reader, string? key)
    {
        if (!reader.ValueIsEscaped && !redactor.MayChange(reader.ValueSpan))
            return;
        var text = reader.GetString()!;
        var clean = redactor.Clean(key, text);
        if (!string.Equals(clean, text, StringComparison.Ordinal))
            Replace(reader.TokenStartIndex, reader.BytesConsumed, JsonEncodedText.Encode(clean).EncodedUtf8Bytes);
    }

    private void Replace(long start, long end, ReadOnlySpan<byte> text)
    {
        _output ??= new ArrayBufferWriter<byte>(_json.Length + 64);
        _output.Write(_json[_copied..(int)start]);
        _output.Write("\""u8);
        _output.Write(text);
        _output.Write("\""u8);
        _copied = (int)end;
    }
}
