namespace DemoHost.CvExtraction;

/// <summary>Finds files of this repository from where the tests run.</summary>
internal static class RepositoryFiles
{
    public static string Samples => Path.Combine(RepositoryRoot.Path, "samples", "DemoHost", "sample-cvs");

    public static string Cases => Path.Combine(RepositoryRoot.Path, "tests", "DemoHost.Tests", "CvExtraction", "Extraction", "Cases");

    public static byte[] ReadSample(string name) => File.ReadAllBytes(Path.Combine(Samples, name));
}
