using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Sse.Primitives;
using Sse.Workflow;

namespace Sse.AspNetCore;

/// <summary>Reads <c>?name=&amp;search=&amp;status=&amp;tag=key:value&amp;from=&amp;to=&amp;after=&amp;limit=</c>.</summary>
internal static class WorkflowQueryReader
{
    public static bool TryRead(IQueryCollection query, out WorkflowQuery result, [NotNullWhen(false)] out string? problem)
    {
        result = new WorkflowQuery { Name = TextOf(query, "name"), Search = TextOf(query, "search") };
        problem = ReadStatus(query, result) ?? ReadTags(query, result) ?? ReadTimes(query, result) ?? ReadPage(query, result);
        return problem is null;
    }

    private static string? TextOf(IQueryCollection query, string name) => query[name].ToString() is { Length: > 0 } text ? text : null;

    private static string? ReadStatus(IQueryCollection query, WorkflowQuery result)
    {
        var text = query["status"].ToString();
        if (text.Length == 0)
            return null;
        if (!char.IsAsciiLetter(text[0]) || !Enum.TryParse<WorkflowStatus>(text, ignoreCase: true, out var status))
            return "'status' is one of: running, canceling, succeeded, warned, failed, skipped, canceled, timedOut, abandoned.";
        result.Status = status;
        return null;
    }

    private static string? ReadTags(IQueryCollection query, WorkflowQuery result)
    {
        foreach (var tag in query["tag"])
        {
            if (tag?.Split([':', '='], 2) is not [{ Length: > 0 } key, var value])
                return "'tag' is key:value; give it several times to ask for several tags.";
            result.Tags[key] = value;
        }
        return null;
    }

    private static string? ReadTimes(IQueryCollection query, WorkflowQuery result)
    {
        if (!TryReadTime(query, "from", out var from) || !TryReadTime(query, "to", out var to))
            return "'from' and 'to' are times such as 2026-01-31T12:00:00Z.";
        (result.From, result.To) = (from, to);
        return null;
    }

    private static string? ReadPage(IQueryCollection query, WorkflowQuery result)
    {
        var limit = query["limit"].ToString();
        if (limit.Length > 0)
        {
            if (!int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number is < 1 or > 1000)
                return "'limit' is 1 to 1,000.";
            result.Limit = number;
        }
        result.After = query["after"].ToString() is { Length: > 0 } after ? after : null;
        return result.After is null || StreamQueryPosition.TryParse(result.After, out _) ? null : "'after' is the 'next' of an earlier page.";
    }

    private static bool TryReadTime(IQueryCollection query, string name, out DateTimeOffset? time)
    {
        time = null;
        // An unescaped plus arrives as a space.
        var text = query[name].ToString().Replace(' ', '+');
        if (text.Length == 0)
            return true;
        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var parsed))
            return false;
        time = parsed;
        return true;
    }
}
