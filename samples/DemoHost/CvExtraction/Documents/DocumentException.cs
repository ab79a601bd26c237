using Sse.Workflow;

namespace DemoHost.CvExtraction;

/// <summary>A document that cannot be read. Message and suggestion are written for the person who uploaded it.</summary>
public sealed class DocumentException : Exception, IProblemSource
{
    /// <summary>Creates the failure.</summary>
    /// <param name="code">One of <see cref="DocumentErrorCodes"/>.</param>
    /// <param name="message">What is wrong, without paths, stack traces or document content.</param>
    /// <param name="suggestion">What the reader of the message can do about it.</param>
    /// <param name="innerException">What was underneath; for operators only.</param>
    public DocumentException(string code, string message, string suggestion, Exception? innerException = null)
        : base(message, innerException)
    {
        Code = code;
        Suggestion = suggestion;
    }

    /// <summary>Stable name of the failure, one of <see cref="DocumentErrorCodes"/>.</summary>
    public string Code { get; }

    /// <summary>What the user can do about it.</summary>
    public string Suggestion { get; }

    /// <inheritdoc />
    public WorkflowProblem ToProblem() => new(Code, Message) { Suggestion = Suggestion, Retryable = false };
}
