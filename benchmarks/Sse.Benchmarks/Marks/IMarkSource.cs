namespace Sse.Benchmarks.Marks;

/// <summary>Implemented by a class with a parameterless constructor; the harness finds it by itself.</summary>
public interface IMarkSource
{
    /// <summary>The marks of one subject. Inputs may be made lazily: a mark that the filter leaves out is never run.</summary>
    IEnumerable<Mark> Marks();
}
