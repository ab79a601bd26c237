namespace Sse.Workflow;

// Values of names that are known only at run time: arguments and scopes of log lines.
internal ref partial struct EventWriter
{
    /// <summary>A writer of its own buffer, for fields that are prepared outside of the lock. Take the buffer back from <see cref="Buffer"/>: it may have grown.</summary>
    public static EventWriter Over(byte[] buffer) => new() { _buffer = buffer, _isOwn = true };

    /// <summary>What is written to.</summary>
    public readonly byte[] Buffer => _buffer;

    /// <summary>Forgets all that was written.</summary>
    public void Reset() => (_length, _comma) = (0, false);

    /// <summary>Properties that were prepared by another writer; nothing when there are none.</summary>
    public void Fields(scoped ReadOnlySpan<byte> fields)
    {
        if (fields.IsEmpty)
            return;
        Comma();
        Raw(fields);
    }

    public void Whole(string name, long value)
    {
        Name(name);
        Digits(value);
    }

    public void Bool(string name, bool value)
    {
        Name(name);
        Raw(value ? "true"u8 : "false"u8);
    }

    public void Null(string name)
    {
        Name(name);
        Raw("null"u8);
    }

    /// <summary>A text inside an array.</summary>
    public void Item(string text)
    {
        Comma();
        Quoted(text);
    }
}
