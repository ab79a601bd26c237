using Microsoft.Extensions.AI;

namespace DemoHost.ResumeOptimizer;

/// <summary>
/// Lets a chat model find the words. It gets the lines with the rules' proposals, and what it answers is taken over only where it claims nothing
/// new; for the other lines the rules' wording stands.
/// </summary>
internal sealed class ChatWording(IChatClient client, ChatWordingOptions options, TimeProvider time) : IWording
{
    /// <summary>What edits of the model are called.</summary>
    public const string Rule = "model";

    public string Title => "Asking the model for wording";

    public async Task<IReadOnlyList<Rewording>> RewordAsync(Resume resume, JobPosting job, CancellationToken cancellationToken)
    {
        var byRules = RuleWording.Reword(resume).ToDictionary(r => r.Line);
        var lines = resume.Lines.Where(RuleWording.IsReworded).Take(options.MaxLines).ToList();
        if (lines.Count == 0)
            return [.. byRules.Values];
        var answer = await AskAsync(ChatPrompt.Create(lines, byRules, job), cancellationToken);
        var said = ChatAnswer.Read(answer) ?? throw new WordingException("its answer was not the JSON that was asked for");
        foreach (var line in lines)
        {
            if (said.TryGetValue(line.Number, out var body) && ChatAnswer.IsHonest(line.Body, body))
                byRules[line.Number] = new Rewording(line.Number, body, [Rule]);
        }
        return [.. byRules.Values.Where(r => r.Body != resume.Lines[r.Line - 1].Body).OrderBy(r => r.Line)];
    }

    private async Task<string> AskAsync(IEnumerable<ChatMessage> prompt, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(options.Timeout, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        try
        {
            var response = await client.GetResponseAsync(prompt, new ChatOptions { Temperature = 0, MaxOutputTokens = options.MaxOutputTokens, ResponseFormat = ChatResponseFormat.Json }, stop.Token);
            return response.Text.Length <= options.MaxAnswerCharacters ? response.Text : throw new WordingException("its answer was too long");
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new WordingException("it took too long", e);
        }
        // A model behind a network fails in the ways of its client, which are not known here; none of them may end the run.
        catch (Exception e) when (e is not (OperationCanceledException or WordingException))
        {
            throw new WordingException("it could not be reached", e);
        }
    }
}
