using System.Text;
using System.Text.RegularExpressions;

namespace Sse.Workflow;

/// <summary>
/// Removes secrets from what enters a stream. Immutable and thread-safe; it runs outside the workflow's lock, and nothing it
/// calls can throw at the caller: what cannot be judged is replaced whole.
/// </summary>
internal sealed class Redactor
{
    private readonly SecretKeys _keys;
    private readonly SecretText _text;
    private readonly Regex[] _patterns;
    private readonly Func<RedactionArguments, string>? _callback;
    private readonly IReadOnlyDictionary<string, TagClass>? _classes;

    public Redactor(RedactionOptions? options = null, IReadOnlyDictionary<string, TagClass>? classes = null)
    {
        options ??= new RedactionOptions();
        options.Validate();
        _keys = new SecretKeys(options.Keys, options.SafeKeys);
        _text = new SecretText(options.Keys);
        _patterns = [.. options.Patterns];
        _callback = options.Callback;
        _classes = classes;
    }

    /// <summary>A value with a name: a tag, an argument of a log line.</summary>
    public string Redact(string key, string value)
    {
        try
        {
            return _keys.Contains(key) ? RedactionOptions.Redacted : RedactHarmless(key, value);
        }
        catch (Exception)
        {
            return RedactionOptions.Redacted;
        }
    }

    /// <summary>A value whose name is known not to be secret by itself; tag classes, patterns and the callback still count.</summary>
    public string RedactHarmless(string key, string value)
    {
        try
        {
            var isPrivate = _classes is { Count: > 0 } && _classes.TryGetValue(key, out var tagClass) && tagClass == TagClass.Private;
            return isPrivate ? RedactionOptions.Redacted : Clean(key, value);
        }
        catch (Exception)
        {
            return RedactionOptions.Redacted;
        }
    }

    /// <summary>A text without a name: a message, a link. Returns the same instance when nothing was removed.</summary>
    public string RedactText(string text)
    {
        try
        {
            return Clean(null, text);
        }
        catch (Exception)
        {
            return RedactionOptions.Redacted;
        }
    }

    /// <summary>Whether values under this name are removed whole, whatever they are.</summary>
    public bool IsSecret(ReadOnlySpan<char> key) => _keys.Contains(key);

    /// <summary>
    /// A JSON value without its secrets: values under secret names are replaced whole, texts are cleaned. The same instance
    /// when there were none; <c>"[redacted]"</c> for what cannot be judged.
    /// </summary>
    public byte[] RedactJson(byte[] json)
    {
        try
        {
            return new JsonRedaction(this, json).Run() ?? json;
        }
        catch (Exception)
        {
            return "\"[redacted]\""u8.ToArray();
        }
    }

    /// <summary>Whether <see cref="Clean"/> looks at names.</summary>
    internal bool NeedsKeys => _callback is not null;

    /// <summary>Whether a JSON string needs a look; false for almost all, found without decoding them to a string.</summary>
    internal bool MayChange(ReadOnlySpan<byte> utf8)
    {
        if (_patterns.Length > 0 || _callback is not null || utf8.Length > 1_024)
            return true;
        Span<char> chars = stackalloc char[1_024];
        return !Encoding.UTF8.TryGetChars(utf8, chars, out var n) || _text.MayHoldSecret(chars[..n]);
    }

    internal string Clean(string? key, string text)
    {
        var clean = _text.Redact(text);
        foreach (var pattern in _patterns)
            clean = pattern.Replace(clean, RedactionOptions.Redacted);
        return _callback is null ? clean : _callback(new RedactionArguments { Key = key, Text = clean }) ?? RedactionOptions.Redacted;
    }
}
