using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Sse.Cli.Output;

/// <summary>Writes one JSON object a line. Nothing leaves before <see cref="Flush"/>, or before a good amount has gathered.</summary>
internal sealed class JsonLines(Stream output) : IDisposable
{
    private const int FlushAt = 64 * 1024;

    private readonly ArrayBufferWriter<byte> _buffer = new(FlushAt + 1024);
    private readonly Utf8JsonWriter _json = new(Stream.Null, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public void WriteEvent(ReadOnlySpan<byte> type, ReadOnlySpan<byte> data, ReadOnlySpan<byte> lastEventId)
    {
        Begin();
        WriteText("type"u8, type);
        WriteText("data"u8, data);
        WriteText("lastEventId"u8, lastEventId);
        End();
    }

    public void WriteEvent(string type, string data, string lastEventId)
    {
        Begin();
        _json.WriteString("type"u8, type);
        _json.WriteString("data"u8, data);
        _json.WriteString("lastEventId"u8, lastEventId);
        End();
    }

    public void WriteComment(ReadOnlySpan<byte> comment)
    {
        Begin();
        WriteText("comment"u8, comment);
        End();
    }

    public void WriteRetry(TimeSpan retry)
    {
        Begin();
        _json.WriteNumber("retry"u8, (long)retry.TotalMilliseconds);
        End();
    }

    /// <exception cref="OutputClosedException">Nobody reads the output any more.</exception>
    public void Flush()
    {
        try
        {
            output.Write(_buffer.WrittenSpan);
            output.Flush();
        }
        catch (IOException e)
        {
            throw new OutputClosedException(e);
        }
        finally
        {
            _buffer.ResetWrittenCount();
        }
    }

    public void Dispose() => _json.Dispose();

    private void Begin()
    {
        _json.Reset(_buffer);
        _json.WriteStartObject();
    }

    private void End()
    {
        _json.WriteEndObject();
        _json.Flush();
        _buffer.Write("\n"u8);
        if (_buffer.WrittenCount >= FlushAt)
            Flush();
    }

    // Streams are decoded as UTF-8 with U+FFFD for what is not; JSON must not carry such bytes on.
    private void WriteText(ReadOnlySpan<byte> name, ReadOnlySpan<byte> utf8)
    {
        if (Utf8.IsValid(utf8))
            _json.WriteString(name, utf8);
        else
            _json.WriteString(name, Encoding.UTF8.GetString(utf8));
    }
}
