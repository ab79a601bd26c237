namespace DemoHost.CvExtraction;

/// <summary>What the first look at the bytes says.</summary>
/// <param name="Readable">The reader for it; null when there is none.</param>
/// <param name="Description">Its name with an article, for messages: "a PNG image".</param>
/// <param name="Extensions">The file name extensions that fit it, lower case with dot.</param>
/// <param name="Suggestion">What to do when there is no reader.</param>
internal sealed record SniffedType(CvFileType? Readable, string Description, string[] Extensions, string Suggestion);
