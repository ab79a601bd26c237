namespace DemoHost.CvExtraction;

/// <summary>Words that stand side by side, left to right.</summary>
internal sealed class WordRow
{
    private readonly List<WordBox> _words = [];

    public IReadOnlyList<WordBox> Words => _words;

    public double Top { get; private set; } = double.MaxValue;

    public double Bottom { get; private set; } = double.MinValue;

    public double Left => _words[0].Left;

    public double Right => _words[^1].Right;

    public double Middle => (Top + Bottom) / 2;

    /// <summary>The tallest word's height: about 1.2 times the font size.</summary>
    public double Height => _words.Max(word => word.Height);

    public string Text => string.Join(' ', _words.Select(word => word.Text));

    public void Add(WordBox word)
    {
        _words.Add(word);
        Top = Math.Min(Top, word.Top);
        Bottom = Math.Max(Bottom, word.Bottom);
    }

    public void Sort() => _words.Sort((a, b) => a.Left.CompareTo(b.Left));
}
