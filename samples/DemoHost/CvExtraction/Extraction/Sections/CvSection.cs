using System.Text.Json.Serialization;

namespace DemoHost.CvExtraction;

/// <summary>A heading and the lines up to the next one.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Heading">The heading as written; empty for the header.</param>
/// <param name="Lines">Its lines without the heading.</param>
public sealed record CvSection(CvSectionKind Kind, string Heading, [property: JsonIgnore] IReadOnlyList<TextLine> Lines);
