namespace Sse.Benchmarks.Marks;

/// <summary>What is counted as time.</summary>
public enum Clock
{
    /// <summary>Processor time of the whole process, collections included: what other programs on the machine do hardly shows.</summary>
    Cpu,

    /// <summary>Time on the wall: for work that waits or runs on several threads at once.</summary>
    Wall,
}
