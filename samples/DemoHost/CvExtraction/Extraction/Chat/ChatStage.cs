using Microsoft.Extensions.AI;

namespace DemoHost.CvExtraction;

/// <summary>Asks the model, checks its answer against the document and merges it into the draft.</summary>
internal sealed class ChatStage(IChatClient client, ChatCvOptions options, TimeProvider timeProvider) : ICvStage
{
    public string Name => "ask_model";

    public string Title => "Asking the model";

    public async ValueTask<CvStageOutcome> RunAsync(CvDraft draft, CancellationToken cancellationToken = default)
    {
        string text = draft.Document.Text;
        if (text.Length > options.MaxInputCharacters) draft.AddNote($"Only the first {options.MaxInputCharacters} characters were sent to the model.");
        var (answer, problem) = await AskAsync(text, cancellationToken);
        if (answer is null) return GiveUp(draft, problem);
        var source = new SourceText(text);
        var checkedAnswer = ChatAnswerChecker.Check(answer, source);
        draft.Profile = ChatProfileMerger.Merge(draft.Profile, checkedAnswer.Profile);
        if (checkedAnswer.Dropped > 0) draft.AddNote($"{checkedAnswer.Dropped} statements of the model were left out because the document does not contain them.");
        return new CvStageOutcome(Name, checkedAnswer.Kept, 0.9, $"{checkedAnswer.Kept} statements taken over, {checkedAnswer.Dropped} left out");
    }

    private async Task<(CvProfile? Answer, string Problem)> AskAsync(string text, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(options.Timeout, timeProvider);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        try
        {
            var response = await client.GetResponseAsync(ChatPrompt.Create(text, options.MaxInputCharacters), CreateOptions(), stop.Token);
            string answer = response.Text;
            if (answer.Length > options.MaxAnswerCharacters) return (null, "its answer was too long");
            return ChatAnswerReader.Read(answer) is { } profile ? (profile, "") : (null, "its answer was not the JSON that was asked for");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (null, "it took too long");
        }
        // A model behind a network fails in the ways of its client, which are not known here; none of them may end the extraction.
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return (null, "it could not be reached");
        }
    }

    private ChatOptions CreateOptions() => new() { Temperature = 0, MaxOutputTokens = options.MaxOutputTokens, ResponseFormat = ChatResponseFormat.Json };

    private CvStageOutcome GiveUp(CvDraft draft, string problem)
    {
        string note = $"The model was not used because {problem}; this is the result of the rules alone.";
        draft.AddNote(note);
        return new CvStageOutcome(Name, 0, 0, "Result of the rules kept") { Warning = note };
    }
}
