namespace DemoHost.ResumeOptimizer;

/// <summary>Limits of the wording by a chat model.</summary>
public sealed class ChatWordingOptions
{
    /// <summary>Most lines that are sent; the others are worded by rules. Default: 60.</summary>
    public int MaxLines { get; set; } = 60;

    /// <summary>Longest answer that is read, in characters. Default: 60,000.</summary>
    public int MaxAnswerCharacters { get; set; } = 60_000;

    /// <summary>Longest answer that is asked for, in tokens. Default: 4,000.</summary>
    public int MaxOutputTokens { get; set; } = 4_000;

    /// <summary>How long the model may take before the rules do its work. Default: 60 seconds.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(60);
}
