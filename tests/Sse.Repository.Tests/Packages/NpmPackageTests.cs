using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace Sse.Repository.Tests.Packages;

/// <summary>The package for browsers and Node, as npm would publish it.</summary>
public sealed class NpmPackageTests : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sse-npm-");
    private readonly Dictionary<string, string> _files = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Archive => Directory.GetFiles(_folder.FullName, "*.tgz").Single();

    public async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "eng/pack-npm.sh is for bash.");
        var packer = new Shell(Checkout.Root, new Dictionary<string, string> { ["REPOSITORY_URL"] = PackedPackages.RepositoryUrl });
        await packer.RunAsync($"eng/pack-npm.sh '{_folder.FullName}'", Token);
        await using var unzipped = new GZipStream(File.OpenRead(Archive), CompressionMode.Decompress);
        await using var archive = new TarReader(unzipped);
        while (await archive.GetNextEntryAsync(cancellationToken: Token) is { } entry)
        {
            using var content = new StreamReader(entry.DataStream!, Encoding.UTF8);
            _files[entry.Name["package/".Length..]] = await content.ReadToEndAsync(Token);
        }
    }

    [Fact]
    public void Package_Files_AreTheModulesTheirTypesAndWhatPeopleRead()
    {
        var folders = _files.Keys.Select(f => f.Split('/')[0]).Distinct().Order(StringComparer.Ordinal);

        folders.ShouldBe(["LICENSE", "README.md", "package.json", "src", "types"]);
        _files["LICENSE"].ShouldBe(File.ReadAllText(Checkout.PathOf("LICENSE")));
        MarkdownLinks.Of(_files["README.md"]).ShouldBeEmpty();
        _files.Keys.Where(f => f.StartsWith("src/", StringComparison.Ordinal)).ShouldAllBe(f => _files.ContainsKey(f.Replace("src/", "types/").Replace(".js", ".d.ts")));
    }

    [Fact]
    public void Package_Manifest_SaysWhatItIsAndLeadsToFilesThatAreThere()
    {
        var manifest = JsonElement.Parse(_files["package.json"]);

        manifest.GetProperty("license").GetString().ShouldBe("MIT");
        manifest.GetProperty("repository").GetProperty("url").GetString().ShouldBe($"git+{PackedPackages.RepositoryUrl}.git");
        manifest.TryGetProperty("dependencies", out _).ShouldBeFalse();
        foreach (var export in manifest.GetProperty("exports").EnumerateObject())
            export.Value.EnumerateObject().ShouldAllBe(target => _files.ContainsKey(target.Value.GetString()!.Replace("./", "")), export.Name);
    }

    [Fact]
    public async Task Package_Installed_LetsNodeReadAStream()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "program.mjs"), """
            import { createServer } from 'node:http';
            import { connect } from 'sse-workflow';
            import 'sse-workflow/eventsource';
            import 'sse-workflow/share';
            import 'sse-workflow/element';

            const server = createServer((request, response) => response.writeHead(200, { 'content-type': 'text/event-stream' }).write('id: 1\ndata: hello\n\n'));
            await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
            for await (const { data, lastEventId } of connect(`http://127.0.0.1:${server.address().port}/`)) {
              console.log(data, lastEventId);
              break;
            }
            server.closeAllConnections();
            server.close();
            """);

        var printed = await new Shell(_folder.FullName, new Dictionary<string, string>())
            .RunAsync($"npm install --offline --silent --no-audit --no-fund '{Archive}'; node program.mjs", Token);

        printed.Trim().ShouldBe("hello 1");
    }

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}
