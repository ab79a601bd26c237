namespace DemoHost.ResumeOptimizer;

/// <summary>The wording could not be had. The message is for the user and says nothing of the inside.</summary>
/// <param name="message">Why, as the end of a sentence: <c>it took too long</c>.</param>
/// <param name="innerException">What was underneath; for operators only.</param>
internal sealed class WordingException(string message, Exception? innerException = null) : Exception(message, innerException);
