namespace DemoHost.CvExtraction;

/// <summary>Finds files of this repository from where the tests run.</summary>
internal static class RepositoryFiles
{
    private static readonly string Root = FindRoot();

    public static string Samples => Path.Combine(Root, "samples", "DemoHost", "sample-cvs");

    public static string Cases => Path.Combine(Root, "tests", "DemoHost.Tests", "CvExtraction", "Extraction", "Cases");

    public static byte[] ReadSample(string name) => File.ReadAllBytes(Path.Combine(Samples, name));

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "Sse.Workflow.sln"))) directory = directory.Parent;
        return directory?.FullName ?? throw new InvalidOperationException("The tests must run from inside the repository.");
    }
}
