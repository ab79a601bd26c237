using System.Text;

namespace Sse.Primitives;

/// <summary>
/// A wish to whoever owns a running stream, from whatever node. It waits in the store until its owner has handled it, and goes with the stream.
/// </summary>
/// <param name="StreamId">Which stream.</param>
/// <param name="Name">What is wished; at most <see cref="MaxNameLength"/> characters. Of one name, one command at a time waits for a stream.</param>
/// <param name="Body">What there is to say about it; at most <see cref="MaxBodyLength"/> characters.</param>
public sealed record StreamCommand(string StreamId, string Name, string Body)
{
    /// <summary>The most characters of <see cref="Name"/>.</summary>
    public const int MaxNameLength = 64;

    /// <summary>The most characters of <see cref="Body"/>.</summary>
    public const int MaxBodyLength = 16 * 1024;

    /// <summary>Tells this command from every other. Default: a fresh UUID.</summary>
    public string Id { get; init; } = Guid.CreateVersion7().ToString();

    /// <summary>Throws when a value makes no sense.</summary>
    /// <exception cref="ArgumentException">The message names the property and the values it may have.</exception>
    public void Validate()
    {
        ArgumentException.ThrowIfNullOrEmpty(StreamId);
        if (Name is not { Length: > 0 and <= MaxNameLength } || !IsStorable(Name))
            throw new ArgumentException($"{nameof(StreamCommand)}.{nameof(Name)} must have 1 to {MaxNameLength} characters of valid Unicode, without NUL.", nameof(Name));
        if (Body is not { Length: <= MaxBodyLength } || !IsStorable(Body))
            throw new ArgumentException($"{nameof(StreamCommand)}.{nameof(Body)} must have at most {MaxBodyLength:N0} characters of valid Unicode, without NUL.", nameof(Body));
    }

    /// <summary>Databases refuse NUL and broken surrogate pairs.</summary>
    private static bool IsStorable(string text) =>
        !text.Contains('\0', StringComparison.Ordinal) && Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) == text;
}
