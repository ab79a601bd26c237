namespace DemoHost.CvExtraction;

/// <summary>Limits of the extraction with a chat model.</summary>
public sealed class ChatCvOptions
{
    /// <summary>Most characters of a CV that are sent; the rest is left to the rules. Default: 24,000.</summary>
    public int MaxInputCharacters { get; set; } = 24_000;

    /// <summary>Longest answer that is read, in characters. Default: 60,000.</summary>
    public int MaxAnswerCharacters { get; set; } = 60_000;

    /// <summary>Longest answer that is asked for, in tokens. Default: 4,000.</summary>
    public int MaxOutputTokens { get; set; } = 4_000;

    /// <summary>How long the model may take before the rules' result stands. Default: 60 seconds.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(60);
}
