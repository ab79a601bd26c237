namespace Sse.Primitives;

/// <summary>How a registry gets on with its store.</summary>
public enum StoreState
{
    /// <summary>Not tried yet.</summary>
    Unknown,

    /// <summary>The last attempt succeeded.</summary>
    Available,

    /// <summary>The last attempt failed. Appends go on into memory, readers see no new events until the store is back.</summary>
    Unavailable,
}
