using System.Buffers;
using System.Text.Json;

namespace Sse.Workflow;

/// <summary>
/// One pass over a JSON value that copies everything byte for byte except what is replaced, so that numbers, spacing and
/// escapes stay as the payload's own serializer wrote them.
/// </summary>
internal ref struct JsonRedaction(Redactor redactor, ReadOnlySpan<byte> json)
{
    private readonly ReadOnlySpan<byte> _json = json;
    private int _copied;

    public void CopyTo(IBufferWriter<byte> output)
    {
        // The default depth of 64 is for input from outside; this was written by the program itself.
        var reader = new Utf8JsonReader(_json, new JsonReaderOptions { MaxDepth = 1_000 });
        string? key = null;
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    key = reader.GetString()!;
                    if (redactor.IsSecret(key))
                        ReplaceValue(ref reader, output);
                    break;
                case JsonTokenType.String:
                    CleanString(ref reader, key, output);
                    break;
            }
        }
        output.Write(_json[_copied..]);
    }

    private void ReplaceValue(ref Utf8JsonReader reader, IBufferWriter<byte> output)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null)
            return;
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        Replace(start, (int)reader.BytesConsumed, "\"[redacted]\""u8, output);
    }

    private void CleanString(ref Utf8JsonReader reader, string? key, IBufferWriter<byte> output)
    {
        if (!reader.ValueIsEscaped && !redactor.MayChange(reader.ValueSpan))
            return;
        var text = reader.GetString()!;
        var clean = redactor.Clean(key, text);
        if (string.Equals(clean, text, StringComparison.Ordinal))
            return;
        var start = (int)reader.TokenStartIndex;
        output.Write(_json[_copied..start]);
        output.Write("\""u8);
        output.Write(JsonEncodedText.Encode(clean).EncodedUtf8Bytes);
        output.Write("\""u8);
        _copied = (int)reader.BytesConsumed;
    }

    private void Replace(int start, int end, ReadOnlySpan<byte> with, IBufferWriter<byte> output)
    {
        output.Write(_json[_copied..start]);
        output.Write(with);
        _copied = end;
    }
}
