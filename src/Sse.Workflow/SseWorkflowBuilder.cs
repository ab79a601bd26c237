using System.Collections;
using Microsoft.Extensions.DependencyInjection;

namespace Sse.Workflow;

/// <summary>
/// What <c>AddSseWorkflow</c> returns. It is the collection of services it was called on, so packages that know nothing of workflows, such as
/// stores, add themselves in the same sentence: <c>services.AddSseWorkflow().AddSqliteStore("workflows.db")</c>.
/// </summary>
public sealed class SseWorkflowBuilder : IServiceCollection
{
    internal SseWorkflowBuilder(IServiceCollection services) => Services = services;

    /// <summary>The services of the application.</summary>
    public IServiceCollection Services { get; }

    int ICollection<ServiceDescriptor>.Count => Services.Count;

    bool ICollection<ServiceDescriptor>.IsReadOnly => Services.IsReadOnly;

    ServiceDescriptor IList<ServiceDescriptor>.this[int index]
    {
        get => Services[index];
        set => Services[index] = value;
    }

    void ICollection<ServiceDescriptor>.Add(ServiceDescriptor item) => Services.Add(item);

    void ICollection<ServiceDescriptor>.Clear() => Services.Clear();

    bool ICollection<ServiceDescriptor>.Contains(ServiceDescriptor item) => Services.Contains(item);

    void ICollection<ServiceDescriptor>.CopyTo(ServiceDescriptor[] array, int arrayIndex) => Services.CopyTo(array, arrayIndex);

    int IList<ServiceDescriptor>.IndexOf(ServiceDescriptor item) => Services.IndexOf(item);

    void IList<ServiceDescriptor>.Insert(int index, ServiceDescriptor item) => Services.Insert(index, item);

    bool ICollection<ServiceDescriptor>.Remove(ServiceDescriptor item) => Services.Remove(item);

    void IList<ServiceDescriptor>.RemoveAt(int index) => Services.RemoveAt(index);

    IEnumerator<ServiceDescriptor> IEnumerable<ServiceDescriptor>.GetEnumerator() => Services.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => Services.GetEnumerator();
}
