namespace DemoHost.BulkCheck;

/// <summary>The search for a profile failed; whether there is one is not known. The message is for the user.</summary>
internal sealed class ProfileSearchException(string message, Exception? innerException = null) : Exception(message, innerException);
