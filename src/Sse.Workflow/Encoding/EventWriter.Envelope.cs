using System.Buffers.Text;
using System.Runtime.CompilerServices;

namespace Sse.Workflow;

// What every event starts with: room is made once, and the parts put one behind the other.
internal ref partial struct EventWriter
{
    /// <summary>The two parts that are bytes already: <c>type</c>, and <c>workflowId, ts, t</c>.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Envelope(scoped ReadOnlySpan<byte> type, scoped ReadOnlySpan<byte> times)
    {
        var target = Reserve(type.Length + times.Length);
        type.CopyTo(target);
        times.CopyTo(target[type.Length..]);
        _length += type.Length + times.Length;
    }

    /// <summary><c>node, parent, rev</c>; no parent when it is negative.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void NodeNumbers(int node, int parent, long rev)
    {
        var target = Reserve(80);
        var at = 0;
        Put(target, ref at, ",\"node\":\""u8, node);
        if (parent >= 0)
            Put(target, ref at, "\",\"parent\":\""u8, parent);
        Put(target, ref at, "\",\"rev\":"u8, rev);
        _length += at;
    }

    private static void Put(Span<byte> target, ref int at, scoped ReadOnlySpan<byte> before, long number)
    {
        before.CopyTo(target[at..]);
        at += before.Length;
        if (number < 10)
        {
            target[at++] = (byte)('0' + number);
            return;
        }
        Utf8Formatter.TryFormat(number, target[at..], out var digits);
        at += digits;
    }
}
