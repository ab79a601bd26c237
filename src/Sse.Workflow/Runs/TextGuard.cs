namespace Sse.Workflow;

/// <summary>What every text passes before it may enter a stream: secrets are removed, then what is too long is cut.</summary>
internal sealed class TextGuard(int maxLength, Redactor redactor)
{
    /// <summary>A text that is shown; <paramref name="instead"/> for null and the empty text.</summary>
    public string Show(string? text, string instead) => string.IsNullOrEmpty(text) ? instead : Show(text)!;

    /// <summary>A text that is shown if there is one.</summary>
    public string? Show(string? text) => text is null ? null : Clip(redactor.RedactText(Bounded(text)));

    /// <summary>A value that belongs to a key: a tag, a link.</summary>
    public string ShowValue(string key, string? value) => Clip(redactor.Redact(key, Bounded(value ?? "")));

    /// <summary>The same for a key that <see cref="IsSecret"/> has said no to.</summary>
    public string ShowHarmless(string key, string value) => Clip(redactor.RedactHarmless(key, Bounded(value)));

    /// <summary>Whether values under this name are never shown.</summary>
    public bool IsSecret(string key) => redactor.IsSecret(key);

    /// <summary>What lies far beyond the cut is not worth searching.</summary>
    private string Bounded(string text) => text.Length <= 4L * maxLength ? text : text[..(4 * maxLength)];

    /// <summary>Cuts what is too long, never between the two halves of a character.</summary>
    private string Clip(string text)
    {
        if (text.Length <= maxLength)
            return text;
        var end = maxLength - 1;
        if (char.IsHighSurrogate(text[end - 1]))
            end--;
        return string.Concat(text.AsSpan(0, end), "…");
    }
}
