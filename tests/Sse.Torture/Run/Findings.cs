namespace Sse.Torture.Run;

/// <summary>What went wrong; nothing should.</summary>
internal sealed class Findings
{
    private readonly List<string> _all = [];

    public int Count
    {
        get
        {
            lock (_all)
                return _all.Count;
        }
    }

    public void Add(string finding)
    {
        lock (_all)
            _all.Add(finding);
        Console.WriteLine($"!! {finding}");
    }
}
