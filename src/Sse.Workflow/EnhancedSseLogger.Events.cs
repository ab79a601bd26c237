using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Logging;

namespace Sse.Workflow;

public sealed partial class EnhancedSseLogger
{
    /// <summary>Tells the user something that was found on the way.</summary>
    /// <param name="category">What it is about: <c>skills</c>.</param>
    /// <param name="importance">How much it matters: <c>high</c>.</param>
    /// <param name="message">The insight.</param>
    public void Insight(string category, string importance, string message)
    {
        if (_writer?.Runtime.Texts is { } texts)
            Publish(EventKind.Insight, new InsightBody(texts.Show(category, "general"), texts.Show(importance), texts.Show(message, "")));
    }

    /// <summary>Sets the state of one rule of a checklist.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="status">Its state: <c>pending</c>, <c>passed</c>, <c>failed</c>, or a word of yours.</param>
    /// <param name="message">More about it. Default: none.</param>
    public void Validation(string rule, string status, string? message = null)
    {
        if (_writer?.Runtime.Texts is { } texts)
            Publish(EventKind.Validation, new ValidationBody(texts.Show(rule, "rule"), texts.Show(status, "unknown"), texts.Show(message)));
    }

    /// <summary>Shows a change that was made or is proposed.</summary>
    /// <param name="target">What is changed: a path, a section.</param>
    /// <param name="op">How: <c>add</c>, <c>remove</c>, <c>replace</c>.</param>
    /// <param name="before">The old text; null where there was none.</param>
    /// <param name="after">The new text; null where there is none.</param>
    public void Diff(string target, string op, string? before, string? after)
    {
        if (_writer?.Runtime.Texts is { } texts)
            Publish(EventKind.Diff, new DiffBody(texts.Show(target, ""), texts.Show(op, "replace"), texts.Show(before), texts.Show(after)));
    }

    /// <summary>Announces something that was produced.</summary>
    /// <param name="title">What to call it.</param>
    /// <param name="href">Where it is. Who may fetch it is for that address to decide.</param>
    /// <param name="mediaType">Its media type. Default: unknown.</param>
    public void Artifact(string title, string href, string? mediaType = null)
    {
        if (_writer?.Runtime.Texts is { } texts)
            Publish(EventKind.Artifact, new ArtifactBody(texts.Show(title, href ?? ""), texts.Show(href, ""), texts.Show(mediaType)));
    }

    /// <summary>Writes a line of text into the stream, in the step begun last on the logger.</summary>
    /// <param name="level">How much it matters. A warning or worse does not change the outcome: that is what <see cref="Problem(WorkflowProblem)"/> is for.</param>
    /// <param name="message">The line, for the user to read.</param>
    public void Log(LogLevel level, string message)
    {
        if (_writer?.Runtime.Texts is { } texts)
            Publish(EventKind.Log, new LogBody(level, texts.Show(message, "")));
    }

    /// <summary>Writes an event of your own: its value is found under <c>data</c>.</summary>
    /// <param name="eventType">Starts with <c>x.</c>; letters, digits, dots, dashes, underscores. Other characters become underscores.</param>
    /// <param name="value">What it says.</param>
    /// <param name="typeInfo">How it is serialised. Default: looked up in <see cref="SseWorkflowOptions.JsonOptions"/>.</param>
    public void Emit<T>(string eventType, T value, JsonTypeInfo<T>? typeInfo = null)
    {
        if (_writer is { } writer)
            Publish(EventKind.Custom(eventType), new CustomBody(writer.Runtime.Payloads.Serialize(value, typeInfo)));
    }

    private void Publish<TBody>(EventKind kind, in TBody body)
        where TBody : struct, IEventBody
    {
        if (!_writer!.Publish(kind, null, body))
            _writer.Runtime.Observer.Ignored(Id, kind.Name);
    }
}
