using Microsoft.Extensions.AI;

namespace DemoHost.CvExtraction;

/// <summary>
/// Reads a CV with a chat model on top of the rules. The rules run first; then the model is asked, and what it says is taken over only where
/// the document bears it out. When the model fails, the rules' result stands and a note says so.
/// </summary>
public sealed class ChatCvExtractor : ICvExtractor
{
    /// <summary>Creates an extractor; it keeps no state between documents.</summary>
    /// <param name="client">The model.</param>
    /// <param name="rules">What runs before it, and stands when it fails.</param>
    /// <param name="options">Limits. Default: those of <see cref="ChatCvOptions"/>.</param>
    /// <param name="timeProvider">Measures the time limit. Default: the system's clock.</param>
    public ChatCvExtractor(IChatClient client, ICvExtractor rules, ChatCvOptions? options = null, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(rules);
        Stages = [.. rules.Stages, new ChatStage(client, options ?? new ChatCvOptions(), timeProvider ?? TimeProvider.System)];
    }

    /// <inheritdoc />
    public IReadOnlyList<ICvStage> Stages { get; }
}
