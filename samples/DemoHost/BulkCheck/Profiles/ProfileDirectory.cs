using System.Text.Json;

namespace DemoHost.BulkCheck;

/// <summary>
/// The default search: a directory of fictional people that ships with the sample. It looks for the e-mail address, then for the name, and takes
/// its time as a service on the network does.
/// </summary>
internal sealed class ProfileDirectory(ProfileDirectoryOptions options, TimeProvider time) : IProfileSearch
{
    private static readonly Lazy<DirectoryEntry[]> Entries = new(Load);
    private static readonly Lazy<Dictionary<string, LinkedinProfile>> ByEmail = new(() => Index(e => e.Email));
    private static readonly Lazy<Dictionary<string, LinkedinProfile>> ByName = new(() => Index(e => e.Profile.Name));

    public async Task<LinkedinProfile?> FindAsync(CandidateRow candidate, CancellationToken cancellationToken)
    {
        var chance = StableChance.Of(candidate.Email);
        var latency = options.MinLatency + chance * (options.MaxLatency - options.MinLatency);
        if (latency > TimeSpan.Zero)
            await Task.Delay(latency, time, cancellationToken);
        // Of another text, so that slow searches are not also the failing ones.
        if (StableChance.Of($"failure of {candidate.Email}") < options.FailureRate)
            throw new ProfileSearchException("The profile search is not available");
        return ByEmail.Value.GetValueOrDefault(candidate.Email) ?? ByName.Value.GetValueOrDefault(candidate.Name);
    }

    private static DirectoryEntry[] Load()
    {
        using var file = typeof(ProfileDirectory).Assembly.GetManifestResourceStream("DemoHost.BulkCheck.profiles.json")!;
        return JsonSerializer.Deserialize(file, BulkJson.Wire.DirectoryEntryArray)!;
    }

    /// <summary>Of two people with one key the first is found.</summary>
    private static Dictionary<string, LinkedinProfile> Index(Func<DirectoryEntry, string> key)
    {
        var index = new Dictionary<string, LinkedinProfile>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in Entries.Value)
            index.TryAdd(key(entry), entry.Profile);
        return index;
    }
}
