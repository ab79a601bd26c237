namespace DemoHost.CvExtraction;

/// <summary>A word and the rectangle it covers; y grows downwards.</summary>
internal readonly record struct WordBox(string Text, double Left, double Top, double Right, double Bottom)
{
    public double Height => Bottom - Top;

    public double Middle => (Top + Bottom) / 2;

    public double Center => (Left + Right) / 2;
}
