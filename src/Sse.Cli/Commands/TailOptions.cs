using System.CommandLine;
using System.CommandLine.Parsing;

namespace Sse.Cli.Commands;

/// <summary>The arguments of <c>sse tail</c>. Short names are those of curl.</summary>
internal sealed class TailOptions
{
    public Argument<Uri> Url { get; } = new("URL") { Description = "The stream; http:// may be left out.", CustomParser = ParseUrl };

    public Option<bool> Json { get; } = new("--json") { Description = "Print one JSON object a line: {\"type\",\"data\",\"lastEventId\"}." };

    public Option<int?> Max { get; } = new("--max", "-n") { Description = "End after N events.", HelpName = "N" };

    public Option<double?> For { get; } = new("--for") { Description = "End after this many seconds.", HelpName = "SECONDS" };

    public Option<string> From { get; } = new("--from") { Description = "Start after the event with this id (Last-Event-ID).", HelpName = "ID", DefaultValueFactory = _ => "" };

    public Option<string[]> Until { get; } = new("--until") { Description = "End after an event of this type. Repeatable.", HelpName = "TYPE", DefaultValueFactory = _ => [] };

    public Option<string[]> Header { get; } = new("--header", "-H") { Description = "Send a header. Repeatable.", HelpName = "NAME: VALUE", DefaultValueFactory = _ => [] };

    public Option<string?> Method { get; } = new("--request", "-X") { Description = "The method. Default: GET, or POST with --data.", HelpName = "METHOD" };

    public Option<string?> Data { get; } = new("--data", "-d") { Description = "Send a body; @FILE reads it from a file, @- from standard input.", HelpName = "DATA" };

    public Option<int> Retries { get; } = new("--retries") { Description = "Failed attempts in a row before giving up; 0 for no limit.", HelpName = "N", DefaultValueFactory = _ => 5 };

    public Option<double> Idle { get; } = new("--idle") { Description = "Seconds of silence after which a connection counts as lost; 0 for no limit.", HelpName = "SECONDS", DefaultValueFactory = _ => 60 };

    public Option<bool> Quiet { get; } = new("--quiet", "-q") { Description = "Say nothing about lost connections." };

    public void AddTo(Command command)
    {
        Max.Validators.Add(r => Rules.AtLeast(r, 1));
        For.Validators.Add(r => Rules.AtLeast(r, 0));
        Retries.Validators.Add(r => Rules.AtLeast(r, 0));
        Idle.Validators.Add(r => Rules.AtLeast(r, 0));
        Header.Validators.Add(CheckHeaders);
        command.Arguments.Add(Url);
        foreach (Option option in new Option[] { Json, Max, For, From, Until, Header, Method, Data, Retries, Idle, Quiet })
            command.Options.Add(option);
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
