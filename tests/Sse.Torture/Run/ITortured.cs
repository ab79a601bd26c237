using Sse.Primitives;

namespace Sse.Torture.Run;

/// <summary>The database of a run, which may be mistreated.</summary>
internal interface ITortured : IAsyncDisposable
{
    /// <summary>What nodes are told to find it by; see <see cref="Stores"/>.</summary>
    string Connection { get; }

    /// <summary>Whether there are connections to cut and a server to crash.</summary>
    bool IsServer { get; }

    /// <summary>Ends connections whose statement begins with a text; all of the nodes' when it is empty.</summary>
    Task<int> CutAsync(string statement);

    /// <summary>As if the machine had lost its power.</summary>
    Task RestartAsync();
}
