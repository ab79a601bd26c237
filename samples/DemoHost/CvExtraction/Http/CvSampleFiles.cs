namespace DemoHost.CvExtraction;

/// <summary>The sample CVs that ship with the demo: fictional people, several layouts, some files broken on purpose.</summary>
internal sealed class CvSampleFiles(CvExtractionOptions options)
{
    private static readonly string[] Endings = [".pdf", ".docx", ".txt", ".md"];

    /// <summary>File names, in alphabetical order.</summary>
    public IReadOnlyList<string> Names { get; } =
        Directory.Exists(options.SampleFolder)
            ? [.. Directory.EnumerateFiles(options.SampleFolder)
                .Where(f => Endings.Contains(Path.GetExtension(f), StringComparer.OrdinalIgnoreCase))
                .Select(f => Path.GetFileName(f))
                .Order(StringComparer.Ordinal)]
            : [];

    /// <summary>A sample's bytes; null when there is none of that name. Only listed names are opened.</summary>
    public async Task<byte[]?> ReadAsync(string name, CancellationToken cancellationToken) =>
        Names.Contains(name, StringComparer.Ordinal)
            ? await File.ReadAllBytesAsync(Path.Combine(options.SampleFolder, name), cancellationToken)
            : null;
}
