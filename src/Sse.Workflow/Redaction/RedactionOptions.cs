using System.Text.RegularExpressions;

namespace Sse.Workflow;

/// <summary>
/// What must not reach the stream. Applied before an event is encoded, so that replay, stores, log files and dashboards hold
/// the redacted text only: tags, messages, data, results and problems.
/// </summary>
public sealed class RedactionOptions
{
    /// <summary>What stands where something was removed.</summary>
    public const string Redacted = "[redacted]";

    /// <summary>
    /// Names whose values are secret, compared without case and punctuation and found anywhere in a name: <c>api_key</c> also
    /// covers <c>x-api-key</c> and <c>myApiKey2</c>. Also looked for in text, as in <c>password=…</c>. Default: password,
    /// passwd, pwd, passphrase, secret, token, authorization, api_key, cookie, credential, connection_string, private_key.
    /// </summary>
    public ISet<string> Keys { get; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        "password", "passwd", "pwd", "passphrase", "secret", "token", "authorization", "api_key", "cookie", "credential",
        "connection_string", "private_key",
    };

    /// <summary>
    /// Whole names that are not secret although they contain one of <see cref="Keys"/>. Default: what language models count,
    /// such as <c>tokens</c>, <c>tokenCount</c> and <c>inputTokens</c>.
    /// </summary>
    public ISet<string> SafeKeys { get; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        "tokens", "tokenCount", "tokenUsage", "inputTokens", "outputTokens", "promptTokens", "completionTokens", "totalTokens",
        "maxTokens", "cancellationToken",
    };

    /// <summary>
    /// What is removed from any text, whatever its name; <see cref="RedactionPatterns"/> has the usual ones. Default: none.
    /// Build them with <see cref="RegexOptions.NonBacktracking"/> or with a time limit: they meet text that users wrote.
    /// </summary>
    public IList<Regex> Patterns { get; } = [];

    /// <summary>
    /// The last word on every text: returns what may be shown. Called on the thread that writes the event, after keys and
    /// patterns; if it throws, the whole text is replaced by <see cref="Redacted"/>. Default: none.
    /// </summary>
    public Func<RedactionArguments, string>? Callback { get; set; }

    internal void Validate()
    {
        foreach (var pattern in Patterns)
        {
            if (!pattern.Options.HasFlag(RegexOptions.NonBacktracking) && pattern.MatchTimeout == Regex.InfiniteMatchTimeout)
            {
                throw new ArgumentException(
                    $"The redaction pattern '{pattern}' can take for ever on hostile text. Build it with RegexOptions.NonBacktracking, or with a match timeout.");
            }
        }
    }
}
