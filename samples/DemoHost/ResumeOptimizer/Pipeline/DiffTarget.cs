using System.Globalization;

namespace DemoHost.ResumeOptimizer;

/// <summary>How a native <c>diff</c> event names its place and reason in one text: <c>experience:12:weak_opening+filler</c>.</summary>
internal static class DiffTarget
{
    public static string Format(ResumeEdit edit) =>
        string.Create(CultureInfo.InvariantCulture, $"{EditData.SectionName(edit.Section)}:{edit.Line}:{string.Join('+', edit.Rules)}");

    /// <returns>The parts; line 0 when the text is not of this form.</returns>
    public static (string Section, int Line, IReadOnlyList<string> Rules) Parse(string target) =>
        target.Split(':') is [var section, var number, var rules] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var line)
            ? (section, line, rules.Split('+', StringSplitOptions.RemoveEmptyEntries))
            : (target, 0, []);
}
