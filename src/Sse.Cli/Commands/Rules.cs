using System.CommandLine.Parsing;
using System.Globalization;

namespace Sse.Cli.Commands;

/// <summary>Checks of option values, with messages that name the option.</summary>
internal static class Rules
{
    public static void Between(OptionResult result, double least, double most)
    {
        foreach (var token in result.Tokens)
        {
            if (double.TryParse(token.Value, CultureInfo.InvariantCulture, out double value) && !(value >= least && value <= most))
                result.AddError(string.Create(CultureInfo.InvariantCulture, $"{result.IdentifierToken?.Value} is {token.Value}; it must be between {least} and {most}."));
        }
    }

    public static void AtLeast(OptionResult result, double least)
    {
        foreach (var token in result.Tokens)
        {
            if (double.TryParse(token.Value, out double value) && !(value >= least))
                result.AddError($"{result.IdentifierToken?.Value} is {token.Value}; it must be {least} or more.");
        }
    }
}
