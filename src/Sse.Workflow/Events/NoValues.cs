using System.Collections.ObjectModel;

namespace Sse.Workflow;

/// <summary>Figures of which there are none.</summary>
internal static class NoValues<T>
{
    public static IReadOnlyDictionary<string, T> Instance => ReadOnlyDictionary<string, T>.Empty;
}
