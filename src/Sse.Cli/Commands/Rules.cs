using System.CommandLine.Parsing;

namespace Sse.Cli.Commands;

/// <summary>Checks of option values, with messages that name the option.</summary>
internal static class Rules
{
    public static void AtLeast(OptionResult result, double least)
    {
        foreach (var token in result.Tokens)
        {
            if (double.TryParse(token.Value, out double value) && !(value >= least))
                result.AddError($"{result.IdentifierToken?.Value} is {token.Value}; it must be {least} or more.");
        }
    }
}
