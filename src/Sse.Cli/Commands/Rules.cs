using System.CommandLine.Parsing;
using System.Globalization;

namespace Sse.Cli.Commands;

/// <summary>Checks of option values, with messages that name the option.</summary>
internal static class Rules
{
    public static void Between(OptionResult result, double least, double most) =>
        Require(result, value => value >= least && value <= most, string.Create(CultureInfo.InvariantCulture, $"between {least} and {most}"));

    public static void AtLeast(OptionResult result, double least) =>
        Require(result, value => value >= least, string.Create(CultureInfo.InvariantCulture, $"{least} or more"));

    // What is no number at all is refused by the option's own parser.
    private static void Require(OptionResult result, Predicate<double> isGood, string rule)
    {
        foreach (var token in result.Tokens)
        {
            if (double.TryParse(token.Value, CultureInfo.InvariantCulture, out double value) && !isGood(value))
                result.AddError($"{result.IdentifierToken?.Value} is {token.Value}; it must be {rule}.");
        }
    }
}
