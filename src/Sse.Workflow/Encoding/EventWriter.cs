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
