using System.Text;

namespace Sse.Benchmarks.Wire;

/// <summary>What people write without a library, and the least that any reader must do.</summary>
internal static class HandReader
{
    public static async ValueTask<long> StringsAsync(Stream stream)
    {
        long sum = 0;
        var data = new StringBuilder();
        using var reader = new StreamReader(stream);
        while (await reader.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("data:", StringComparison.Ordinal))
            {
                if (data.Length > 0)
                    data.Append('\n');
                data.Append(line.AsSpan(line.Length > 5 && line[5] == ' ' ? 6 : 5));
            }
            else if (line.Length == 0 && data.Length > 0)
            {
                sum += data.ToString().Length + 1;
                data.Clear();
            }
        }

        return sum;
    }

    public static long LineFeeds(WireInput input)
    {
        long count = 0;
        for (int i = 0; i < input.Times; i++)
        {
            var rest = input.Bytes.AsSpan();
            for (int end; (end = rest.IndexOf((byte)'\n')) >= 0; rest = rest[(end + 1)..])
                count++;
        }

        return count;
    }

    public static long Copy(WireInput input)
    {
        byte[] target = new byte[input.Bytes.Length];
        for (int i = 0; i < input.Times; i++)
            input.Bytes.CopyTo(target, 0);
        return target.Length;
    }
}
