using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Sse.Workflow;

namespace Sse.AspNetCore;

/// <summary>Reads <c>?name=&amp;status=&amp;tag=key:value&amp;from=&amp;to=&amp;offset=&amp;limit=</c>.</summary>
internal static class WorkflowQueryReader
{
    public static bool TryRead(IQueryCollection query, out WorkflowQuery result, [NotNullWhen(false)] out string? problem)
    {
        result = new WorkflowQuery { Name = query["name"].ToString() is { Length: > 0 } name ? name : null };
        problem = ReadStatus(query, result) ?? ReadTags(query, result) ?? ReadTimes(query, result) ?? ReadPage(query, result);
        return problem is null;
    }

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
        if (!TryReadNumber(query, "offset", 0, int.MaxValue, 0, out var offset) || !TryReadNumber(query, "limit", 1, 1000, 50, out var limit))
            return "'offset' is 0 or more, 'limit' 1 to 1,000.";
        (result.Offset, result.Limit) = (offset, limit);
        return null;
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

    private static bool TryReadNumber(IQueryCollection query, string name, int least, int most, int otherwise, out int number)
    {
        var text = query[name].ToString();
        number = otherwise;
        return text.Length == 0
            || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number >= least && number <= most);
    }
}
