namespace DemoHost.ResumeOptimizer;

/// <summary>The sample texts: <c>NAME.resume.txt</c> with <c>NAME.job.txt</c> beside it. Read once.</summary>
internal sealed class ResumeSamples(ResumeOptimizerOptions options)
{
    private const string Ending = ".resume.txt";

    private readonly Lazy<IReadOnlyList<ResumeSample>> _all = new(() => Read(options.SampleFolder));

    public IReadOnlyList<ResumeSample> All => _all.Value;

    private static IReadOnlyList<ResumeSample> Read(string folder)
    {
        if (!Directory.Exists(folder))
            return [];
        return
        [
            .. from path in Directory.EnumerateFiles(folder, "*" + Ending).Order(StringComparer.Ordinal)
               let job = path[..^Ending.Length] + ".job.txt"
               where File.Exists(job)
               select new ResumeSample(Path.GetFileName(path)[..^Ending.Length], File.ReadAllText(path), File.ReadAllText(job)),
        ];
    }
}
