using System.Collections;
using System.Globalization;
using Microsoft.Extensions.Logging;

namespace Sse.Workflow;

/// <summary>Turns what a logger was given into JSON properties: <c>template</c>, <c>args</c>, <c>eventId</c>, <c>scopes</c>, <c>errorType</c>.</summary>
internal sealed class LogFields(TextGuard texts, bool includeScopes)
{
    /// <summary>The name under which the framework hands over the template.</summary>
    private const string Template = "{OriginalFormat}";

    private const int MaxArguments = 32;
    private const int MaxScopes = 16;

    /// <summary>Writes template and arguments; returns the message without the values of those that are secret.</summary>
    public string WriteArguments(ref EventWriter writer, IReadOnlyList<KeyValuePair<string, object?>> arguments, string message)
    {
        var count = Math.Min(arguments.Count, MaxArguments);
        // The framework puts the template last, and nothing else when there are no arguments.
        if (arguments.Count > 1 && arguments[^1] is { Key: Template, Value: string template })
            writer.Text("template"u8, texts.Show(template));
        var open = false;
        for (var i = 0; i < count; i++)
        {
            var (name, value) = arguments[i];
            if (name == Template)
                continue;
            if (!open)
                writer.StartObject("args"u8);
            open = true;
            message = WriteArgument(ref writer, name, value, message);
        }
        if (open)
            writer.EndObject();
        return message;
    }

    public static void WriteEventId(ref EventWriter writer, EventId id)
    {
        if (id.Id != 0)
            writer.Number("eventId"u8, id.Id);
        writer.Text("eventName"u8, id.Name);
    }

    /// <summary>Outermost first. Scopes of the web framework carry what belongs to the server, not to the reader.</summary>
    public void WriteScopes(ref EventWriter writer, IExternalScopeProvider scopes)
    {
        if (!includeScopes)
            return;
        List<object>? found = null;
        scopes.ForEachScope((scope, _) =>
        {
            if (scope is not null && !IsOfTheFramework(scope.GetType()) && (found?.Count ?? 0) < MaxScopes)
                (found ??= []).Add(scope);
        }, this);
        if (found is null)
            return;
        writer.StartArray("scopes"u8);
        foreach (var scope in found)
            WriteScope(ref writer, scope);
        writer.EndArray();
    }

    private void WriteScope(ref EventWriter writer, object scope)
    {
        if (scope is not IEnumerable<KeyValuePair<string, object?>> pairs)
        {
            writer.Item(texts.Show(scope.ToString(), ""));
            return;
        }
        writer.StartItem();
        var text = pairs.Any(pair => pair.Key == Template) ? scope.ToString() ?? "" : "";
        foreach (var (name, value) in pairs.Take(MaxArguments))
        {
            if (name != Template)
                text = WriteArgument(ref writer, name, value, text);
        }
        // The text a scope was begun with says more than its template.
        if (text.Length > 0)
            writer.Text("scope"u8, texts.Show(text));
        writer.EndObject();
    }

    private string WriteArgument(ref EventWriter writer, string name, object? value, string message)
    {
        if (value is not null && texts.IsSecret(name))
        {
            writer.Text(name, RedactionOptions.Redacted);
            return Text(value) is { Length: > 0 } secret ? message.Replace(secret, RedactionOptions.Redacted, StringComparison.Ordinal) : message;
        }
        switch (value)
        {
            case null:
                writer.Null(name);
                break;
            case bool flag:
                writer.Bool(name, flag);
                break;
            case byte or sbyte or short or ushort or int or uint or long:
                writer.Whole(name, Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case float or double or decimal or ulong:
                writer.Number(name, Convert.ToDouble(value, CultureInfo.InvariantCulture));
                break;
            default:
                writer.Text(name, texts.ShowHarmless(name, Text(value)));
                break;
        }
        return message;
    }

    private static string Text(object value) => value switch
    {
        string text => text,
        DateTime or DateTimeOffset => ((IFormattable)value).ToString("O", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        IEnumerable items => string.Join(", ", items.Cast<object?>().Take(MaxArguments)),
        _ => value.ToString() ?? "",
    };

    private static bool IsOfTheFramework(Type type) =>
        type.Namespace?.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) == true || type.Name == "ActivityLogScope";
}
