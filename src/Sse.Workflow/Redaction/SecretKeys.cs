using System.Buffers;
using System.Collections.Concurrent;

namespace Sse.Workflow;

/// <summary>Tells whether a name stands for a secret. Answers are remembered for the names met first: code uses few.</summary>
internal sealed class SecretKeys
{
    private const int MaxRemembered = 2_000;

    private readonly SearchValues<string> _keys;
    private readonly HashSet<string> _safe;
    private readonly bool _hasKeys;
    private readonly ConcurrentDictionary<string, bool> _remembered = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool>.AlternateLookup<ReadOnlySpan<char>> _bySpan;
    private int _rememberedCount;

    public SecretKeys(IEnumerable<string> keys, IEnumerable<string> safe)
    {
        string[] normal = [.. keys.Select(k => Normalize(k)).Where(k => k.Length > 0)];
        _hasKeys = normal.Length > 0;
        _keys = SearchValues.Create(normal, StringComparison.OrdinalIgnoreCase);
        _safe = [.. safe.Select(k => Normalize(k))];
        _bySpan = _remembered.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public bool Contains(ReadOnlySpan<char> name)
    {
        if (!_hasKeys || name.IsEmpty)
            return false;
        if (_bySpan.TryGetValue(name, out var known))
            return known;
        var normal = Normalize(name);
        var secret = normal.AsSpan().ContainsAny(_keys) && !_safe.Contains(normal);
        if (Volatile.Read(ref _rememberedCount) < MaxRemembered && _bySpan.TryAdd(name, secret))
            Interlocked.Increment(ref _rememberedCount);
        return secret;
    }

    private static string Normalize(ReadOnlySpan<char> name)
    {
        var buffer = name.Length <= 256 ? stackalloc char[name.Length] : new char[name.Length];
        var n = 0;
        foreach (var c in name)
        {
            if (char.IsLetterOrDigit(c))
                buffer[n++] = char.ToLowerInvariant(c);
        }
        return new string(buffer[..n]);
    }
}
