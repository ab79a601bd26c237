namespace DemoHost.CvExtraction;

/// <summary>A vertical strip without words between two columns.</summary>
/// <param name="X">Its middle.</param>
/// <param name="Top">Where the columns begin.</param>
/// <param name="Bottom">Where they end.</param>
/// <param name="Shared">Height over which there is text on both sides.</param>
internal readonly record struct Gutter(double X, double Top, double Bottom, double Shared);
