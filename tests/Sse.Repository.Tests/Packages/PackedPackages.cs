using System.IO.Compression;
using System.Xml.Linq;

namespace Sse.Repository.Tests.Packages;

/// <summary>Packs everything once, and offers a folder in which programs find these packages and no others of the name.</summary>
public sealed class PackedPackages : IAsyncLifetime
{
    public const string RepositoryUrl = "https://example.org/sse-workflow";

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("sse-packages-");

    /// <summary>A version that no package source has.</summary>
    public string Version { get; } = $"0.1.0.{Environment.ProcessId % 60_000 + 1}";

    public string Folder => Path.Combine(_root.FullName, "packages");

    /// <summary>An empty folder outside of this checkout, where warnings are errors.</summary>
    public string Programs => Path.Combine(_root.FullName, "programs");

    internal Shell Shell { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var cache = Path.Combine(_root.FullName, "cache");
        Directory.CreateDirectory(Programs);
        File.WriteAllText(Path.Combine(Programs, "Directory.Packages.props"), "<Project />");
        // NU1603, as in this checkout: a mirror that lacks the exact lower bound of a transitive package may serve the next one.
        File.WriteAllText(
            Path.Combine(Programs, "Directory.Build.props"),
            "<Project><PropertyGroup><TreatWarningsAsErrors>true</TreatWarningsAsErrors><NoWarn>NU1603</NoWarn></PropertyGroup></Project>");
        File.WriteAllText(Path.Combine(_root.FullName, ".curlrc"), "fail\nmax-time = 60\n");
        Shell = new Shell(Programs, new Dictionary<string, string>
        {
            ["NUGET_PACKAGES"] = cache,
            ["CURL_HOME"] = _root.FullName,
            ["DOTNET_NOLOGO"] = "1",
            ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
        });
        WriteNuGetConfig(Folder);
        var packer = new Shell(Checkout.Root, new Dictionary<string, string> { ["REPOSITORY_URL"] = RepositoryUrl });
        await packer.RunAsync($"eng/pack.sh '{Folder}' {Version}", CancellationToken.None);
    }

    /// <summary>The file that getting started shows, with the folder of the packages, and what this machine has downloaded already.</summary>
    public void WriteNuGetConfig(string packages) => File.WriteAllText(Path.Combine(Programs, "nuget.config"), $"""
        <configuration>
          <packageSources><add key="sse-workflow" value="{packages}" /></packageSources>
          <fallbackPackageFolders><add key="machine" value="{MachinePackages}" /></fallbackPackageFolders>
        </configuration>
        """);

    public ZipArchive Open(string package, string extension = "nupkg") => ZipFile.OpenRead(Path.Combine(Folder, $"{package}.{Version}.{extension}"));

    public XElement Metadata(string package)
    {
        using var archive = Open(package);
        using var nuspec = archive.GetEntry($"{package}.nuspec")!.Open();
        return XDocument.Load(nuspec).Root!.Elements().Single();
    }

    public ValueTask DisposeAsync()
    {
        _root.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    private static string MachinePackages =>
        Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
}
