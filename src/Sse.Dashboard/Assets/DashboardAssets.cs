using System.Collections.Frozen;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Sse.Dashboard;

/// <summary>The files of the page, read once from this assembly.</summary>
internal static class DashboardAssets
{
    private const string Folder = "assets/";
    private static readonly Lazy<FrozenDictionary<string, DashboardAsset>> Files = new(Load);

    private static readonly Lazy<string> Fingerprint = new(() => Hash(Encoding.UTF8.GetBytes(
        string.Concat(All.OrderBy(file => file.Path, StringComparer.Ordinal).Select(file => file.Path + file.ETag)))));

    public static IEnumerable<DashboardAsset> All => Files.Value.Values;

    /// <summary>A part of every file's address: another one whenever any of them changed, so browsers may keep what they have for ever.</summary>
    public static string Version => Fingerprint.Value;

    public static DashboardAsset? Find(string path) => Files.Value.GetValueOrDefault(path);

    private static FrozenDictionary<string, DashboardAsset> Load()
    {
        var assembly = typeof(DashboardAssets).Assembly;
        // Where a project is built on Windows, the folders inside such names are joined by backslashes.
        return assembly.GetManifestResourceNames()
            .Select(name => (Name: name, Path: name.Replace('\\', '/')))
            .Where(resource => resource.Path.StartsWith(Folder, StringComparison.Ordinal))
            .Select(resource => Read(assembly.GetManifestResourceStream(resource.Name)!, resource.Path[Folder.Length..]))
            .ToFrozenDictionary(file => file.Path, StringComparer.Ordinal);
    }

    private static DashboardAsset Read(Stream resource, string path)
    {
        using var _ = resource;
        var bytes = new byte[resource.Length];
        resource.ReadExactly(bytes);
        return new DashboardAsset(path, TypeOf(path), $"W/\"{Hash(bytes)}\"", bytes, Compress(bytes));
    }

    private static byte[] Compress(byte[] bytes)
    {
        using var output = new MemoryStream();
        using (var brotli = new BrotliStream(output, CompressionLevel.Optimal))
            brotli.Write(bytes);
        return output.ToArray();
    }

    private static string TypeOf(string path) => Path.GetExtension(path) switch
    {
        ".js" => "text/javascript; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".svg" => "image/svg+xml",
        var other => throw new InvalidOperationException($"No content type is known for '{other}' files."),
    };

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes))[..16];
}
