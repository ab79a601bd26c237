namespace Sse.AspNetCore;

/// <summary>Only the store could have answered a request, and it did not.</summary>
internal sealed class StoreAwayException(Exception cause) : Exception("The store of the streams cannot be reached.", cause);
