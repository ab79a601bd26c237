namespace DemoHost.CvExtraction;

/// <summary>Which link targets may leave a document: everything else (file, javascript, internal anchors) is dropped.</summary>
internal static class LinkTarget
{
    private static readonly string[] Schemes = ["https://", "http://", "mailto:"];

    public static bool IsWebOrMail(string target) => Schemes.Any(scheme => target.StartsWith(scheme, StringComparison.OrdinalIgnoreCase));
}
