namespace DemoHost.CvExtraction;

/// <summary>A file that somebody sent.</summary>
/// <param name="FileName">The name it came with; shown, never used as a path.</param>
/// <param name="Content">Its bytes.</param>
/// <param name="Pace">A pause before each step, for people who watch.</param>
internal sealed record CvUpload(string FileName, ReadOnlyMemory<byte> Content, TimeSpan Pace);
