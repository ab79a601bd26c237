namespace Sse.Workflow;

/// <summary>What every text passes before it may enter a stream.</summary>
internal sealed class TextGuard(int maxLength)
{
    /// <summary>A text that is shown; <paramref name="instead"/> for null and the empty text.</summary>
    public string Show(string? text, string instead) => string.IsNullOrEmpty(text) ? instead : Clip(text);

    /// <summary>A text that is shown if there is one.</summary>
    public string? Show(string? text) => text is null ? null : Clip(text);

    /// <summary>A value that belongs to a key: a tag, a link.</summary>
    public string ShowValue(string key, string? value) => Clip(value ?? "");

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
