using System.Collections.Immutable;
using System.Globalization;

namespace Sse.Primitives;

/// <summary>
/// A hint which streams may have something new. Holds a short hash of each id: a collision makes somebody look in vain, and a
/// hint about a thousand streams still fits one database notification.
/// </summary>
public sealed class StoreChange
{
    /// <summary>Beyond this many streams a hint says "all": looking is then cheaper than telling.</summary>
    private const int MaxStreams = 800;

    private readonly ImmutableHashSet<uint>? _hashes;

    private StoreChange(ImmutableHashSet<uint>? hashes) => _hashes = hashes;

    /// <summary>Anything may have changed: said whenever hints may have been lost.</summary>
    public static StoreChange All { get; } = new(null);

    /// <summary>Whether the stream may have something new.</summary>
    public bool Concerns(string streamId) => _hashes?.Contains(Hash(streamId)) != false;

    /// <summary>A hint about some streams.</summary>
    public static StoreChange Of(IEnumerable<string> streamIds)
    {
        ArgumentNullException.ThrowIfNull(streamIds);
        var hashes = streamIds.Select(Hash).ToImmutableHashSet();
        return hashes.Count > MaxStreams ? All : new StoreChange(hashes);
    }

    /// <summary>Reads what <see cref="ToString"/> wrote; anything else is <see cref="All"/>.</summary>
    public static StoreChange Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var hashes = ImmutableHashSet.CreateBuilder<uint>();
        foreach (var part in text.Split(' '))
        {
            if (!uint.TryParse(part, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var hash))
                return All;
            hashes.Add(hash);
        }
        return new StoreChange(hashes.ToImmutable());
    }

    /// <summary>At most 8,000 bytes of ASCII, which is what a PostgreSQL notification carries.</summary>
    public override string ToString() =>
        _hashes is null ? "*" : string.Join(' ', _hashes.Select(h => h.ToString("x", CultureInfo.InvariantCulture)));

    /// <summary>FNV-1a: the same in every process and version, unlike <see cref="string.GetHashCode()"/>.</summary>
    internal static uint Hash(string streamId)
    {
        ArgumentNullException.ThrowIfNull(streamId);
        var hash = 2166136261u;
        foreach (var c in streamId)
            hash = (hash ^ c) * 16777619u;
        return hash;
    }
}
