using Sse.Workflow;

namespace Sse.Cli.Watching;

/// <summary>What there is to say about a node, in words.</summary>
internal static class NodeText
{
    /// <summary>How far it is: <c>400 of 1,000 rows</c>; empty when it does not count.</summary>
    public static string Amount(WorkflowNode node)
    {
        if (node.Kind == "bulk")
            return Amount(node.Counts?.Values.Sum(), node.Total, "items");
        return Amount(node.Done, node.Total, node.Unit);
    }

    /// <summary>How much of how much; empty when nothing is known.</summary>
    public static string Amount(double? done, double? total, string? unit)
    {
        string what = string.IsNullOrEmpty(unit) ? "" : " " + unit;
        return (done, total) switch
        {
            ({ } d, { } t) => $"{Amounts.Number(d)} of {Amounts.Number(t)}{what}",
            ({ } d, null) => $"{Amounts.Number(d)}{what}",
            _ => "",
        };
    }

    /// <summary>Items that did not succeed: <c>3 failed</c>; empty when all did.</summary>
    public static string Trouble(IReadOnlyDictionary<string, long>? counts) => counts is null
        ? ""
        : string.Join(", ", counts.Where(c => c.Key != "succeeded" && c.Value > 0).Select(c => $"{Amounts.Number(c.Value)} {c.Key}"));

    public static string Rate(double? rate) => rate is > 0 and var r ? $"{Amounts.Number(Math.Round(r, r < 10 ? 1 : 0))}/s" : "";

    public static string Metric(MetricChanged metric)
    {
        string name = string.IsNullOrEmpty(metric.Name) ? metric.Kind : metric.Name;
        return metric switch
        {
            { Value: null } => name,
            { Kind: "timer", Value: { } ms } => $"{name} {Amounts.Duration(ms)}",
            { Value: { } value } => $"{name} {Amounts.Number(value)}{(metric.Unit is { Length: > 0 } unit ? " " + unit : "")}",
        };
    }

    /// <summary>A problem in one line: what, with its code.</summary>
    public static string Problem(string code, string message) => code.Length == 0 ? message : $"[{code}] {message}";
}
