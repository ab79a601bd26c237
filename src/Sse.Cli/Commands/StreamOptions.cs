using System.CommandLine;
using System.CommandLine.Parsing;
using Sse.Client;

namespace Sse.Cli.Commands;

/// <summary>The arguments of every command that reads a stream: where it is, how to ask for it, what to put up with.</summary>
internal sealed class StreamOptions(string what)
{
    // No timer runs longer than this.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(24);

    public Argument<Uri> Url { get; } = new("URL") { Description = $"{what}; http:// may be left out.", CustomParser = ParseUrl };

    public Option<string> From { get; } = new("--from") { Description = "Start after the event with this id (Last-Event-ID).", HelpName = "ID", DefaultValueFactory = _ => "" };

    public Option<string[]> Header { get; } = new("--header", "-H") { Description = "Send a header. Repeatable.", HelpName = "NAME: VALUE", DefaultValueFactory = _ => [] };

    public Option<int> Retries { get; } = new("--retries") { Description = "Failed attempts in a row before giving up; 0 for no limit.", HelpName = "N", DefaultValueFactory = _ => 5 };

    public Option<double> Idle { get; } = new("--idle") { Description = "Seconds of silence after which a connection counts as lost; 0 for no limit.", HelpName = "SECONDS", DefaultValueFactory = _ => 60 };

    public static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(Math.Min(seconds, Longest.TotalSeconds));

    public void AddTo(Command command)
    {
        Retries.Validators.Add(r => Rules.AtLeast(r, 0));
        Idle.Validators.Add(r => Rules.AtLeast(r, 0));
        Header.Validators.Add(CheckHeaders);
        command.Arguments.Add(Url);
        foreach (Option option in new Option[] { From, Header, Retries, Idle })
            command.Options.Add(option);
    }

    public SseClientOptions ClientOptions(CliHost host, ParseResult parsed) => new()
    {
        TimeProvider = host.TimeProvider,
        MaxAttempts = parsed.GetValue(Retries) is > 0 and var retries ? retries : null,
        IdleTimeout = parsed.GetValue(Idle) is > 0 and var seconds ? Seconds(seconds) : Timeout.InfiniteTimeSpan,
    };

    /// <summary>A request of what the command line says, to the address it names or another one.</summary>
    public SseRequest CreateRequest(ParseResult parsed, Uri? url = null)
    {
        var request = new SseRequest(url ?? parsed.GetRequiredValue(Url)) { LastEventId = parsed.GetRequiredValue(From) };
        foreach (string header in parsed.GetRequiredValue(Header))
        {
            int colon = header.IndexOf(':', StringComparison.Ordinal);
            request.Headers[header[..colon].Trim()] = header[(colon + 1)..].Trim();
        }

        return request;
    }

    private static Uri ParseUrl(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (!text.Contains("://", StringComparison.Ordinal))
            text = "http://" + text;
        if (Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https")
            return uri;
        result.AddError($"'{result.Tokens[0].Value}' is no http or https URL.");
        return null!;
    }

    private static void CheckHeaders(OptionResult result)
    {
        foreach (var token in result.Tokens)
        {
            if (token.Value.IndexOf(':', StringComparison.Ordinal) <= 0)
                result.AddError($"-H '{token.Value}' has no name and value; write it as -H 'Name: value'.");
        }
    }
}
