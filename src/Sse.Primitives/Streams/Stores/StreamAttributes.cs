using System.Collections.ObjectModel;
using System.Text;

namespace Sse.Primitives;

/// <summary>What a stream is about: what people list and search streams by. Stored beside the stream, never in it.</summary>
public sealed record StreamAttributes
{
    /// <summary>The longest text of any attribute, in characters; longer ones are cut.</summary>
    public const int MaxLength = 512;

    private readonly string _kind = "";
    private readonly string _name = "";
    private readonly string _status = "";
    private readonly IReadOnlyDictionary<string, string> _tags = NoTags;

    /// <summary>Nothing known.</summary>
    public static StreamAttributes None { get; } = new();

    /// <summary>What sort of stream it is, such as <c>workflow</c>. Default: empty.</summary>
    public string Kind { get => _kind; init => _kind = Clean(value); }

    /// <summary>What it shows, such as <c>cv_extraction</c>; many streams share a name. Default: empty.</summary>
    public string Name { get => _name; init => _name = Clean(value); }

    /// <summary>How it stands, such as <c>running</c> or <c>failed</c>. Default: empty.</summary>
    public string Status { get => _status; init => _status = Clean(value); }

    /// <summary>Free pairs to search by. Default: none.</summary>
    public IReadOnlyDictionary<string, string> Tags { get => _tags; init => _tags = Clean(value); }

    internal static IReadOnlyDictionary<string, string> NoTags => ReadOnlyDictionary<string, string>.Empty;

    /// <summary>
    /// Databases refuse NUL and broken surrogate pairs in text. One stream's odd tag must not hold up the commit it shares with
    /// all others, so such characters are replaced here, before any store sees them.
    /// </summary>
    private static string Clean(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (value.Length > MaxLength)
            value = value[..MaxLength];
        return value.Contains('\0', StringComparison.Ordinal) || value.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF')
            ? Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(value)).Replace('\0', '\uFFFD')
            : value;
    }

    private static ReadOnlyDictionary<string, string> Clean(IReadOnlyDictionary<string, string> tags)
    {
        ArgumentNullException.ThrowIfNull(tags);
        var copy = new Dictionary<string, string>(tags.Count, StringComparer.Ordinal);
        foreach (var (name, value) in tags)
            copy[Clean(name)] = Clean(value);
        return copy.AsReadOnly();
    }
}
