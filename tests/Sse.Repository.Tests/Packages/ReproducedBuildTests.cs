using System.Security.Cryptography;

namespace Sse.Repository.Tests.Packages;

/// <summary>The same commit built in another place, by another run of the compiler.</summary>
[Collection(nameof(PackagesCollection))]
public sealed class ReproducedBuildTests(PackedPackages packages) : IDisposable
{
    private readonly DirectoryInfo _elsewhere = Directory.CreateTempSubdirectory("sse-elsewhere-");

    [Fact]
    public async Task Assemblies_BuiltInAnotherFolder_AreThePackedOnesByteForByte()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The commands are those of Linux.");
        // The work tree as it is; the commit and the remote are written into the symbols.
        await new Shell(Checkout.Root, new Dictionary<string, string>()).RunAsync($"""
            git clone --quiet --shared --no-checkout . '{_elsewhere.FullName}'
            git -C '{_elsewhere.FullName}' config remote.origin.url "$(git config remote.origin.url || true)"
            git ls-files -z --cached --others --exclude-standard -- '*.props' '*.targets' global.json .editorconfig .gitignore eng docs/images src/Sse.Primitives src/Sse.Workflow | xargs -0 cp --parents -t '{_elsewhere.FullName}'
            cd '{_elsewhere.FullName}' && dotnet build src/Sse.Workflow -c Release -v quiet -p:RepositoryUrl={PackedPackages.RepositoryUrl}
            """, TestContext.Current.CancellationToken);

        foreach (var package in new[] { "Sse.Primitives", "Sse.Workflow" })
        {
            using var archive = packages.Open(package);
            await using var packed = await archive.GetEntry($"lib/net10.0/{package}.dll")!.OpenAsync(TestContext.Current.CancellationToken);
            await using var built = File.OpenRead(Path.Combine(_elsewhere.FullName, "src", package, "bin", "Release", "net10.0", $"{package}.dll"));

            (await SHA256.HashDataAsync(built, TestContext.Current.CancellationToken)).ShouldBe(await SHA256.HashDataAsync(packed, TestContext.Current.CancellationToken), package);
        }
    }

    public void Dispose() => _elsewhere.Delete(recursive: true);
}
